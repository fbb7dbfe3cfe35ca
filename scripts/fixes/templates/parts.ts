import { posix } from 'node:path'
import { exportsOf } from '../../endpoints/definitions.ts'
import { join } from '../../endpoints/next-roots.ts'
import { ts } from '../../project/typescript.ts'
import { envModuleOf } from './env/existing.ts'
import { fitted } from './fitted.ts'
import type { Home } from './home.ts'

/** The text of a file of `templates/next` by its name there. */
export type Source = (file: string) => string

/** Where each file of `templates/next` goes, without its ending; null where the app has no place for it. */
const PLACES: Record<string, (home: Home) => string | null> = {
  middleware: middlewarePlace,
  'middleware-clerk6': middlewarePlace,
  'middleware-clerk5': middlewarePlace,
  'security-headers': inLib('security-headers'),
  'content-security-policy': inLib('content-security-policy'),
  // Beside the one that the app has.
  env: home => inLib(envModuleOf(home) === undefined ? 'env' : 'clerk-env')(home),
  instrumentation: ({ base }) => join(base, 'instrumentation'),
  'rate-limit': inLib('rate-limit'),
  'webhook-deliveries': inLib('webhook-deliveries'),
  'api-route': inRoutes('api/example/route'),
  'api-route-pages': inPages('api/example'),
  'server-action': inRoutes('actions/example'),
  'sensitive-action': inRoutes('actions/close-account'),
  'sensitive-button': ({ base }) => join(base, 'components/close-account-button'),
  'webhook-route': inRoutes('api/webhooks/clerk/route'),
  'webhook-route-svix': inRoutes('api/webhooks/clerk/route'),
  'webhook-route-pages': inPages('api/webhooks/clerk'),
}

/** Files of the template that others of it import: one of the app may have taken their name. */
const LIBRARY = /(?:^|\/)lib\/[^/]+$/
/** Packages that every app of these has, and what Node brings. */
const PRESENT = /^(?:next|react|react-dom|@clerk\/nextjs)$|^node:/

export interface Placed {
  create: readonly { file: string; text: string }[]
  /** Packages that the new files import and the app does not name. */
  install: readonly string[]
  /** Where each part is, or will be. */
  files: ReadonlyMap<string, string>
  /** Parts in whose place the app has something else; they are left as they are. */
  taken: readonly string[]
}

/**
 * Fits files of `templates/next` into the app, and whatever they import of each other.
 * @param change made to a part's text before it is fitted
 */
export function placed(
  home: Home,
  source: Source,
  parts: readonly string[],
  change: (text: string, part: string) => string = text => text,
): Placed {
  const files = new Map<string, string>()
  const texts = new Map<string, string>()
  const taken: string[] = []
  const add = (part: string): void => {
    if (files.has(part)) return
    const found = placeOf(home, source, part)
    if (found === undefined) return
    files.set(part, found.file)
    texts.set(part, found.text)
    if (found.stands === 'other') taken.push(found.file)
    for (const needed of importsOf(found.text).flatMap(own)) add(needed)
  }
  for (const part of parts) add(part)
  const isNew = ([, file]: [string, string]) => !home.project.files.includes(file)
  const made = [...files].filter(isNew)
  const install = made.flatMap(([part]) =>
    importsOf(texts.get(part) ?? '').flatMap(name => lacking(home, name)),
  )
  return {
    create: made.map(([part, file]) => ({
      file,
      text: fitted(change(texts.get(part) ?? '', part), {
        style: home.style,
        javascript: home.javascript,
        specifier: written => home.specifier(file, files.get(own(written)[0] ?? '') ?? written),
      }),
    })),
    install: [...new Set(install)].toSorted(),
    files,
    taken,
  }
}

function placeOf(
  home: Home,
  source: Source,
  part: string,
): { file: string; text: string; stands: 'nothing' | 'same' | 'other' } | undefined {
  const stem = PLACES[part]?.(home) ?? null
  if (stem === null) return undefined
  const name = part === 'sensitive-button' ? `${part}.tsx` : `${part}.ts`
  const text = source(name)
  const names = exportedNames(text)
  const second = LIBRARY.test(stem) ? [join(posix.dirname(stem), `clerk-${posix.basename(stem)}`)] : []
  for (const candidate of [stem, ...second]) {
    const file = fileAt(home, candidate)
    if (file === undefined) return { file: `${candidate}${ending(home, name)}`, text, stands: 'nothing' }
    // One that exports the same is this template, made the app's own since.
    const own = exportsOf(home.project, file).bindings
    if (names.every(each => own.has(each))) return { file, text, stands: 'same' }
  }
  return { file: fileAt(home, stem) ?? stem, text, stands: 'other' }
}

export function fileAt({ project }: Home, stem: string): string | undefined {
  return project.files.find(
    file => file.startsWith(`${stem}.`) && /^\.[cm]?[jt]sx?$/.test(file.slice(stem.length)),
  )
}

function ending({ javascript, project }: Home, name: string): string {
  if (!javascript) return name.endsWith('.tsx') ? '.tsx' : '.ts'
  return name.endsWith('.tsx') && project.files.some(file => file.endsWith('.jsx')) ? '.jsx' : '.js'
}

/** `./rate-limit`, as templates name each other. */
function own(specifier: string): string[] {
  return specifier.startsWith('./') ? [specifier.slice(2)] : []
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom |\bimport\()'([^']+)'/g)].map(([, name]) => name ?? '')
}

function lacking({ root, project }: Home, specifier: string): string[] {
  if (specifier.startsWith('.')) return []
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const named = [root.app, ...project.apps.filter(({ dir }) => dir === '')]
  return PRESENT.test(name) || named.some(({ dependencies }) => dependencies.has(name)) ? [] : [name]
}

/** Values alone: types are gone in an app of JavaScript. */
function exportedNames(text: string): string[] {
  const source = ts.createSourceFile('template.ts', text, ts.ScriptTarget.Latest)
  return source.statements.flatMap(statement => {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (exported !== true) return ts.isExportAssignment(statement) ? ['default'] : []
    if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text]
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    )
  })
}

function middlewarePlace({ base, next }: Home): string {
  return join(base, next >= 16 ? 'proxy' : 'middleware')
}

function inLib(name: string): (home: Home) => string {
  return ({ base }) => join(base, `lib/${name}`)
}

function inRoutes(path: string): (home: Home) => string | null {
  return ({ root }) => (root.appDir === null ? null : join(root.appDir, path))
}

function inPages(path: string): (home: Home) => string | null {
  return ({ root }) => (root.pagesDir === null ? null : join(root.pagesDir, path))
}
