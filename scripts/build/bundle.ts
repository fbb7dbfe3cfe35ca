import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Metafile } from 'esbuild'
import { COMPILER, parserAlone } from './compiler.ts'

/** One file that runs where nothing is installed. */
export interface Bundle {
  /** CommonJS, minified, ASCII; its first line names the version and the hash of the rest. */
  code: string
  /** Names and licence texts of the packages inside, as their licences ask of a copy. */
  licences: string
}

/** ts-morph's wrapper is for codemods alone: only an `import()` of fixes/ may lead to it. */
const WRAPPER = /node_modules\/(?:ts-morph\/|@ts-morph\/common\/dist\/ts-morph-common\.js$)/

/**
 * Bundles `scripts/cli/main.ts` and everything that it imports into one CommonJS file. An `import()` stays
 * lazy inside it: esbuild turns it into a `require_x()` that evaluates the module on its first use.
 * @param root absolute folder that holds scripts/ and node_modules/
 * @param version goes into the first line, which the launcher reads
 * @throws when a heavy module would be evaluated by a command that does not need it, or esbuild warns
 */
export async function bundle(root: string, version: string): Promise<Bundle> {
  const entry = 'scripts/cli/main.ts'
  if (!existsSync(join(root, entry))) throw new Error(`${entry} is missing: there is nothing to bundle`)
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: 'clerk-security.cjs',
    write: false,
    bundle: true,
    minify: true,
    format: 'cjs',
    mainFields: ['module', 'main'],
    platform: 'node',
    target: 'node20.19',
    charset: 'ascii',
    legalComments: 'none',
    metafile: true,
    // The code runs as a vm.Script, which has no loader of its own for import().
    supported: { 'dynamic-import': false },
    tsconfigRaw: {},
    plugins: [parserAlone(root)],
    logLevel: 'silent',
  })
  const warnings = result.warnings.map(w => `${w.location?.file ?? entry}:${w.location?.line ?? 1} ${w.text}`)
  if (warnings.length > 0)
    throw new Error(`the bundle would not run as the sources do:\n${warnings.join('\n')}`)
  // The compiler costs more to evaluate than all else together, so `--help` must not load it.
  assertLazy(result.metafile, entry)
  const body = result.outputFiles.map(file => file.text).join('')
  const hash = createHash('sha256').update(body).digest('hex')
  return {
    code: `/* clerk-security-basics ${version} ${hash} */\n${body}`,
    licences: licences(root, result.metafile),
  }
}

function assertLazy(metafile: Metafile, entry: string): void {
  assertUnreached(metafile, [entry], COMPILER)
  const imports = Object.values(metafile.inputs).flatMap(input => input.imports)
  const lazy = imports.filter(i => i.kind === 'dynamic-import' && i.external !== true).map(i => i.path)
  const ours = lazy.filter(path => path.startsWith('scripts/') && !path.startsWith('scripts/fixes/'))
  assertUnreached(metafile, new Set([entry, ...ours]), WRAPPER)
}

function assertUnreached(metafile: Metafile, starts: Iterable<string>, heavy: RegExp): void {
  for (const start of starts) {
    const chain = staticChain(metafile, start, heavy)
    if (chain !== undefined)
      throw new Error(`a heavy module loads before it is needed; put an import() into ${chain.join(' > ')}`)
  }
}

/** The shortest chain of static imports and requires from a module to one whose path matches. */
function staticChain(metafile: Metafile, from: string, to: RegExp): string[] | undefined {
  const queue = [[from]]
  const seen = new Set([from])
  for (const chain of queue) {
    const last = chain.at(-1) ?? from
    if (to.test(last)) return chain
    for (const step of metafile.inputs[last]?.imports ?? []) {
      if (step.kind === 'dynamic-import' || step.external === true || seen.has(step.path)) continue
      seen.add(step.path)
      queue.push([...chain, step.path])
    }
  }
  return undefined
}

function licences(root: string, metafile: Metafile): string {
  const folders = Object.keys(metafile.inputs).map(
    path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0],
  )
  const names = [...new Set(folders)].filter(folder => folder !== undefined).toSorted()
  const texts = names.map(folder => `${title(folder)}\n\n${licenceText(join(root, folder)).trim()}\n`)
  return `clerk-security.cjs contains these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`
}

function title(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

function licenceText(folder: string): string {
  const files = readdirSync(folder).filter(name => /^(?:licen[cs]e|notice|copying)(?:\.|-|$)/i.test(name))
  if (files.length > 0)
    return files
      .toSorted()
      .map(name => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
  const declared = /"license":\s*"([^"]+)"/.exec(readFileSync(join(folder, 'package.json'), 'utf8'))?.[1]
  if (declared === undefined) throw new Error(`${folder} names no licence, so it may not be shipped`)
  return `Licence: ${declared}`
}
