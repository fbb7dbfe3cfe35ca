import { readFileSync, readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ts } from '../scripts/project/typescript.ts'

const SCRIPTS = fileURLToPath(new URL('../scripts', import.meta.url))
const MOST_LINES = 250
/** An entry is a screenful. */
const MOST_LINES_OF_AN_ENTRY = 100

/** What each layer may import besides itself. `cli`, `build` and the entries see all. */
const ARROWS: Record<string, readonly string[]> = {
  core: [],
  project: ['core'],
  endpoints: ['core', 'project'],
  access: ['core', 'project', 'endpoints'],
  fixes: ['core', 'project', 'endpoints', 'access'],
  rules: ['core', 'project', 'endpoints', 'access', 'fixes'],
  live: ['core'],
  report: ['core'],
}
const SEES_ALL = ['cli', 'build', 'launch', '']

/** Who may touch the machine: the disk, other processes, the network. */
const MACHINE =
  /^(?:fs|child_process|net|http|https|http2|tls|dgram|dns|worker_threads|vm|inspector|cluster)(?:\/|$)/
const TOUCHES: Record<string, RegExp> = {
  // A pattern that the audited app wrote is tested under a time limit, which only `vm` has.
  access: /^vm$/,
  project: /^(?:fs|child_process)/,
  fixes: /^fs/,
  live: /./,
  cli: /^fs/,
  build: /./,
  launch: /./,
  '': /^fs/,
}

interface Import {
  from: string
  to: string
  /** `import()`: evaluated later, if at all. */
  lazy: boolean
  typeOnly: boolean
}

const files = readdirSync(SCRIPTS, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts'))
  .toSorted()
const imports = files.flatMap(importsOf)

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SCRIPTS, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node)
    if (specifier !== undefined) found.push({ from: file, to: target(file, specifier), ...mannerOf(node) })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function specifierOf(node: ts.Node): string | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : undefined
}

function mannerOf(node: ts.Node): { lazy: boolean; typeOnly: boolean } {
  const typeOnly =
    ts.isImportTypeNode(node) ||
    (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
    (ts.isExportDeclaration(node) && node.isTypeOnly)
  return { lazy: ts.isCallExpression(node), typeOnly }
}

/** A file of scripts/ by its path there; anything else by its name. */
function target(file: string, specifier: string): string {
  return specifier.startsWith('.')
    ? posix.join(posix.dirname(file), specifier)
    : specifier.replace(/^node:/, '')
}

function layerOf(file: string): string {
  return dirname(file) === '.' ? '' : (file.split('/')[0] ?? '')
}

describe('the architecture', () => {
  const own = imports.filter(({ to }) => files.includes(to))

  it('is looked at whole', () => {
    expect(own.length).toBeGreaterThan(20)
    expect(
      [...new Set(files.map(layerOf))].filter(layer => !(layer in ARROWS) && !SEES_ALL.includes(layer)),
    ).toEqual([])
  })

  it('has imports that point one way', () => {
    const wrong = own.filter(({ from, to }) => {
      const [here, there] = [layerOf(from), layerOf(to)]
      return here !== there && !SEES_ALL.includes(here) && ARROWS[here]?.includes(there) !== true
    })
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  it('has no import that leads nowhere or out of scripts/, but for the version in package.json', () => {
    const odd = imports.filter(({ to }) => /^\.\.|\.ts$/.test(to) && !files.includes(to))
    const wrong = odd.filter(({ from, to }) => !(from === 'cli/version.ts' && to === '../package.json'))
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  it('has no cycles', () => {
    const next = new Map<string, string[]>()
    for (const { from, to, lazy, typeOnly } of own)
      if (!lazy && !typeOnly) next.set(from, [...(next.get(from) ?? []), to])
    expect(cycles(next)).toEqual([])
  })

  it('lets only the layers that must touch the machine', () => {
    const wrong = imports.filter(
      ({ from, to }) => isBuiltin(to) && MACHINE.test(to) && TOUCHES[layerOf(from)]?.test(to) !== true,
    )
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  it('takes the compiler from one place, and its wrapper only for codemods', () => {
    const compiler = imports
      .filter(({ to }) => /^(?:typescript$|@ts-morph\/)/.test(to))
      .map(({ from }) => from)
    expect(compiler.filter(from => !/^project\/typescript(?:-dist\.d)?\.ts$/.test(from))).toEqual([])
    expect(imports.filter(({ from, to }) => to === 'ts-morph' && layerOf(from) !== 'fixes')).toEqual([])
  })

  it('keeps files small', () => {
    const long = files
      .map(file => ({ file, lines: readFileSync(join(SCRIPTS, file), 'utf8').split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > (layerOf(file) === '' ? MOST_LINES_OF_AN_ENTRY : MOST_LINES))
    expect(long).toEqual([])
  })
})

/** Each chain of imports that comes back to where it began, once. */
function cycles(next: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) found.add([...path.slice(at), file].join(' > '))
    if (at >= 0 || done.has(file)) return
    for (const to of next.get(file) ?? []) walk(to, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return [...found]
}
