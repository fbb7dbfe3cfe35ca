import { posix } from 'node:path'
import type { Model } from '../access/model.ts'
import type { Fix, TextEdit } from '../core/fix.ts'
import { exportedBindings } from '../endpoints/exports.ts'
import { homes, PROXY_SINCE } from '../endpoints/next-middleware.ts'
import { join, nextRoots } from '../endpoints/next-roots.ts'
import { ts } from '../project/typescript.ts'
import { byHand } from './by-hand.ts'

/** A middleware moved to where Next looks for it, its relative imports along; by hand where another stands there. */
export function movedMiddleware(model: Model, file: string): Fix {
  const { project } = model
  const app = project.appOf(file)
  const root = nextRoots(project).find(each => each.app === app && !each.isLibrary)
  const [home] = root === undefined ? [] : homes(root)
  const knowsProxy = (app.version('next')?.major ?? PROXY_SINCE) >= PROXY_SINCE
  const name = knowsProxy && /proxy/i.test(posix.basename(file)) ? 'proxy' : 'middleware'
  const ending = root?.extensions.find(each => file.endsWith(`.${each}`)) ?? posix.extname(file).slice(1)
  const to = join(home ?? '', `${name}.${ending}`)
  const title = `Move ${file} to ${to}`
  const source = project.syntax(file)
  const edits = source === undefined ? undefined : movedEdits(source, to, name)
  const taken =
    project.files.some(each => each.replace(/\.\w+$/, '') === to.replace(/\.\w+$/, '')) ||
    model.middlewareOf(app) !== undefined
  const misnamed = root !== undefined && !root.extensions.includes(ending)
  if (edits === undefined || taken || home === undefined || misnamed)
    return byHand(
      title,
      taken
        ? `Put what ${file} does into the middleware that runs, and take the file away.`
        : `Run \`git mv ${file} ${to}\`, and look at its imports and at the name that it exports.`,
    )
  return {
    title,
    safety: 'review',
    edits,
    create: [],
    rename: [{ from: file, to }],
    install: [],
    remains: [],
  }
}

/** Undefined where it exports the function under a name that Next would not find there. */
function movedEdits(source: ts.SourceFile, to: string, name: string): TextEdit[] | undefined {
  const exported = exportedBindings(source)
  if (!exported.has('default') && !exported.has(name)) return undefined
  const from = source.fileName
  return source.statements.flatMap(statement => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
    const { moduleSpecifier: specifier } = statement
    if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.'))
      return []
    const path = posix.relative(posix.dirname(to), posix.join(posix.dirname(from), specifier.text))
    const text = path.startsWith('.') ? path : `./${path}`
    return [{ file: from, start: specifier.getStart() + 1, end: specifier.end - 1, text }]
  })
}
