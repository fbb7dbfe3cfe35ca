import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { parserAlone, takenApart } from '../scripts/build/compiler.ts'
import { ROOT } from '../scripts/build/root.ts'
import { ts } from '../scripts/project/typescript.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(ROOT)
const WHOLE = join(root, 'node_modules/@ts-morph/common/dist/typescript.js')

type Parse = (text: string, kind: ts.ScriptKind) => ts.SourceFile

let alone: Parse
let size = 0

beforeAll(async () => {
  const result = await build({
    absWorkingDir: root,
    stdin: {
      contents: `import { ts } from './scripts/project/typescript.ts'
        exports.parse = (text, kind) => ts.createSourceFile('x.tsx', text,
          { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }, true, kind)`,
      resolveDir: root,
    },
    write: false,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    plugins: [parserAlone(root)],
  })
  const code = result.outputFiles.map(file => file.text).join('')
  size = code.length
  const module: { parse: Parse } = { parse: whole }
  const run: unknown = runInThisContext(`(function (exports, require, module, __filename) {${code}\n})`)
  if (typeof run !== 'function') throw new TypeError('the bundle is no function')
  Reflect.apply(run, undefined, [module, createRequire(import.meta.url), {}, WHOLE])
  alone = module.parse
})

function whole(text: string, kind: ts.ScriptKind): ts.SourceFile {
  const settings = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  }
  return ts.createSourceFile('x.tsx', text, settings, true, kind)
}

/** Everything of a tree that the program reads, node by node. */
function shape(tree: ts.SourceFile): string {
  const lines = [JSON.stringify(Reflect.get(tree, 'parseDiagnostics')?.length)]
  const visit = (node: ts.Node, depth: number): void => {
    const parent = node.parent === undefined ? '' : node.parent.kind
    const name = Reflect.get(node, 'text')
    lines.push(
      [
        depth,
        node.kind,
        node.getStart(),
        node.getEnd(),
        node.flags,
        parent,
        node.getText().length,
        depth === 0 ? '' : name,
      ].join(' '),
    )
    lines.push(...node.getChildren().map(child => `${child.kind} ${child.pos}`))
    ts.forEachChild(node, child => visit(child, depth + 1))
  }
  visit(tree, 0)
  return lines.join('\n')
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.[jt]sx?$/.test(path))
    .map(path => readFileSync(join(root, folder, path), 'utf8'))
}

const SYNTAX = [
  'class A<T> extends B<T> implements C { @d static #p?: T = 1; declare x; static { f() } get y() { return this.#p! } }',
  'enum E { A = 1 << 2, "b" } declare module "m" { export = x } namespace N.M { export type T = typeof import("y") }',
  'const x = <div {...p} a="b">{...c}<A.B n:m={1} /><></></div>; for await (const y of z) label: while (1) break label',
  'type F<T> = T extends (infer U extends string)[] ? { readonly [K in keyof U as `a${K}`]-?: asserts K is U } : never',
  'using r = a?.b?.[c]!(...d) ?? e ** 2; import j from "k" with { type: "json" }; export * as q from "r"; x = /[/\\]]+/gv',
  'function* g<const T>(this: X, { a = 1, ...b }: Y = {}, ...[c]: Z) { yield* `t${`u${1n}`}`; return async <T,>(x) => await x satisfies Q as R }',
  'if (',
  'const = ;',
  'export async function POST( {',
  '<div>{`${',
  '"unterminated',
  '((((',
  '@',
  '\u0000 /* ',
  'a ? b',
  '}}}',
  '',
]

describe('the parser alone', () => {
  it('is a small part of the compiler', () => {
    expect(size).toBeLessThan(readFileSync(WHOLE).length / 3)
  })

  it('reads every source as the whole compiler does', () => {
    const texts = [
      ...sources('scripts'),
      ...sources('templates'),
      ...sources('test/rules').slice(0, 150),
      ...SYNTAX,
    ]
    for (const text of texts) {
      const kind = text.length % 2 === 0 ? ts.ScriptKind.TSX : ts.ScriptKind.TS
      expect(shape(alone(text, kind))).toBe(shape(whole(text, kind)))
    }
  })

  it('is left whole where the compiler is laid out in another way', () => {
    expect(takenApart('console.log("compiler loaded")', new Set(['parse']))).toBe(
      'console.log("compiler loaded")',
    )
  })
})
