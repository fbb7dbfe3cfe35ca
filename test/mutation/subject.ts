import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { build } from 'esbuild'
import type { buildModel } from '../../scripts/access/build-model.ts'
import type { RULES } from '../../scripts/rules/registry.ts'
import type { Parts } from '../tables.ts'
import type { Mutant } from './mutant.ts'
import { mutantsOf } from './mutants.ts'
import { SWITCH, weave, type Numbered } from './weave.ts'

export const SCRIPTS = fileURLToPath(new URL('../../scripts', import.meta.url))
/** What is mutated. */
const LAYERS = ['access', 'rules']
/** What is evaluated anew for each mutant: the mutated layers and the one between them. */
const ANEW = /^(?:access|rules|fixes)\//
/** A table that is generated, and files whose every function makes a sentence. */
const LEFT_OUT = new Set(['rules/registry.ts', 'rules/advisories/wording.ts'])

/** The mutated part of the program, evaluated. */
export interface Subject {
  buildModel: typeof buildModel
  RULES: typeof RULES
  parts: Parts
}

/** Every mutant there is of the layers. */
export function allMutants(): Mutant[] {
  return LAYERS.flatMap(layer =>
    readdirSync(join(SCRIPTS, layer), { recursive: true, encoding: 'utf8' })
      .map(file => `${layer}/${file.split(sep).join('/')}`)
      .filter(file => file.endsWith('.ts') && !LEFT_OUT.has(file))
      .sort()
      .flatMap(file => mutantsOf(file, readFileSync(join(SCRIPTS, file), 'utf8'))),
  )
}

/** The woven text of a file of scripts/; undefined where no mutant stands in it. */
export function wovenText(path: string, mutants: readonly Mutant[]): string | undefined {
  const file = relative(SCRIPTS, path).split(sep).join('/')
  const own: Numbered[] = mutants
    .map((mutant, id) => ({ id, mutant }))
    .filter(({ mutant }) => mutant.file === file)
  return own.length === 0 ? undefined : weave(readFileSync(path, 'utf8'), own)
}

const PARTS = fileURLToPath(new URL('../parts.ts', import.meta.url))
const ENTRY = [
  "export { RULES } from './rules/registry.ts'",
  "export { buildModel } from './access/build-model.ts'",
  readFileSync(PARTS, 'utf8').replaceAll('../scripts/', './'),
].join('\n')

/** One script of the mutated layers with all mutants in it; every other module is asked of `require` by its path. */
export async function bundled(mutants: readonly Mutant[]): Promise<string> {
  const result = await build({
    stdin: { contents: ENTRY, resolveDir: SCRIPTS, loader: 'ts' },
    write: false,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'silent',
    tsconfigRaw: {},
    plugins: [
      {
        name: 'mutants',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
            const full = resolve(resolveDir, path)
            return {
              path: full,
              external: !ANEW.test(relative(SCRIPTS, full).split(sep).join('/')),
            }
          })
          onResolve({ filter: /^[^.]/ }, ({ path }) => ({ path, external: true }))
          onLoad({ filter: /\.ts$/ }, ({ path }) => ({
            contents: wovenText(path, mutants) ?? readFileSync(path, 'utf8'),
            loader: 'ts',
          }))
        },
      },
    ],
  })
  return result.outputFiles.map(file => file.text).join('')
}

/** Loads what the script asks for, once, and returns a function that evaluates the script anew. */
export async function evaluator(code: string): Promise<() => Subject> {
  const native = createRequire(import.meta.url)
  const known = new Map<string, unknown>()
  for (const [, path] of code.matchAll(/require\("([^"]+)"\)/g))
    if (path !== undefined && path.startsWith('/') && path.endsWith('.ts'))
      known.set(path, await import(pathToFileURL(path).href))
  const script = new Script(`(function (require, module, exports) {${code}\n})`, {
    filename: 'mutated.cjs',
  })
  return () => {
    const module: { exports: Partial<Omit<Subject, 'parts'> & Parts> } = { exports: {} }
    script.runInThisContext()((path: string) => known.get(path) ?? native(path), module, module.exports)
    const { buildModel, RULES, ...parts } = module.exports
    if (!buildModel || !RULES || !isWhole(parts)) throw new Error('the mutated bundle exports no rules')
    return { buildModel, RULES, parts }
  }
}

function isWhole(parts: Partial<Parts>): parts is Parts {
  return Object.keys(parts).length > 0 && Object.values(parts).every(Boolean)
}

/** What the switch knows: which mutant is at work, and which places were reached since it was last asked. */
export const working = { active: -1, reached: new Set<number>(), records: false }

export function installSwitch(): void {
  Object.assign(globalThis, {
    [SWITCH]: (id: number, changed?: () => unknown, original?: () => unknown) => {
      if (working.records && !working.reached.has(id) && !comeToTheSame(changed, original))
        working.reached.add(id)
      return working.active === id
    },
  })
}

function comeToTheSame(changed?: () => unknown, original?: () => unknown): boolean {
  if (!changed || !original) return false
  try {
    return Object.is(changed(), original())
  } catch {
    return false
  }
}
