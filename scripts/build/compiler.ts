import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

/** The compiler as ts-morph ships it: one CommonJS file of 9 MB, of which this program asks the parser alone. */
export const COMPILER = /node_modules\/@ts-morph\/common\/dist\/typescript\.js$/

const HEAD = /^[\s\S]*?\nvar ts = \{\}; \(\(module\) => \{\n"use strict";\n/
const EXPORTS =
  /\n__export\(typescript_exports, (\{\n[\s\S]*?\n\})\);\nmodule\.exports = __toCommonJS\(typescript_exports\);\n/
const TAIL = /\n\/\/ Annotate the CommonJS export names for ESM import in node:\n[\s\S]*$/
/** Registers what an editor offers, or fills the namespaces in which the compiler's own files see each other. */
const REGISTERS = /^(?=(?:registerCodeFix|registerRefactor|__export)\()/gm
const INITIALIZER = /^(var \w+ = )(?=(?:new )?[\w.]+\()/gm
/** A namespace; those of the language service and the server are filled for nobody here. */
const NAMESPACE = /^(?=\(\(\w+\) => \{)/gm
const SECTION = /^(?=\/\/ src\/)/m

/**
 * Takes the compiler apart for esbuild, so that only what the program names stays in the bundle: a module in place of
 * the function that wraps it, calls at its top level marked as of no effect of their own. Whether what is left parses
 * as the whole does is held by a test.
 */
export function parserAlone(root: string): Plugin {
  return {
    name: 'parser-alone',
    setup: build => {
      build.onLoad({ filter: COMPILER }, ({ path }) => ({
        contents: takenApart(readFileSync(path, 'utf8'), namesAsked(root)),
        loader: 'js',
      }))
    },
  }
}

/**
 * @param text of the compiler's file
 * @param asked names of its exports, those of types among them
 * @returns an ES module whose default export holds the values that were asked for; the text itself where it is laid
 *   out in another way than is known here
 */
export function takenApart(text: string, asked: ReadonlySet<string>): string {
  const table = EXPORTS.exec(text)?.[1]
  if (table === undefined || !HEAD.test(text) || !TAIL.test(text)) return text
  const exported = [...table.matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)]
  const kept = exported.filter(([, name]) => name !== undefined && asked.has(name))
  const body = text
    .replace(HEAD, '')
    .replace(EXPORTS, '\n')
    .replace(TAIL, '\n')
    .replace(REGISTERS, '/* @__PURE__ */ ')
    .replace(INITIALIZER, '$1/* @__PURE__ */ ')
    .split(SECTION)
    .filter(part => !part.startsWith('// src/server/'))
    .map(part => (part.startsWith('// src/compiler/') ? part : part.replace(NAMESPACE, 'if (false) ')))
    .join('')
  return `${body}\nexport default { ${kept.map(([, name, local]) => `${name}: ${local}`).join(', ')} }\n`
}

/** Every `ts.name` that the sources write. */
function namesAsked(root: string): Set<string> {
  const names = new Set<string>()
  for (const path of readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue
    const text = readFileSync(join(root, 'scripts', path), 'utf8')
    for (const [, name] of text.matchAll(/\bts\.(\w+)/g)) if (name !== undefined) names.add(name)
  }
  return names
}
