import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { node, temporaryFolder } from './run.ts'
import type { Ran } from './run.ts'

const repository = resolve(import.meta.dirname, '../..')

/** The launcher as it is installed, with a bundle of a few lines in the place of the real one. */
export interface FakeSkill {
  root: string
  /** Folder of the skill. */
  self: string
  /** An empty folder to run from. */
  work: string
  /** The user's cache folder. */
  cache: string
  launch: (argv: readonly string[], env?: Record<string, string>, nodeArgs?: readonly string[]) => Ran
  /** Writes the bundle with the same time and length whatever the digit. */
  writeBundle: (digit: number, hash?: string) => void
  /** Paths of what the launcher left in the cache folder. */
  cached: () => string[]
  remove: () => void
}

/** Large enough to be worth a cache; prints what it was given, and a number that tells which code ran. */
function bundle(digit: number, hash: string): string {
  return `/* clerk-security-basics 9.9.9 ${hash} */
${Array.from({ length: 200 }, (_, i) => `function f${i}(x) { return x + ${digit} }`).join('\n')}
exports.main = async (argv, io) => {
  if (argv[0] === 'throw') throw new Error('no luck')
  io.stdout.write(JSON.stringify({ argv, cwd: io.cwd, self: io.self, sum: f1(10) }) + '\\n')
  return argv[0] === 'nothing' ? 3 : 1
}
`
}

export function fakeSkill(): FakeSkill {
  const root = temporaryFolder()
  const self = join(root, 'skill')
  const work = join(root, 'work')
  const cache = join(root, 'cache')
  for (const folder of [self, work, cache]) mkdirSync(folder, { mode: 0o700 })
  mkdirSync(join(self, 'scripts'))
  for (const path of ['clerk-security.mjs', 'launch'])
    cpSync(join(repository, 'scripts', path), join(self, 'scripts', path), { recursive: true })
  writeFileSync(join(self, 'package.json'), '{ "version": "9.9.9", "type": "module" }')
  const kept = join(cache, 'clerk-security-basics')
  return {
    root,
    self,
    work,
    cache,
    launch(argv, env = {}, nodeArgs = []) {
      const args = [...nodeArgs, join(self, 'scripts/clerk-security.mjs'), ...argv]
      return node(args, { cwd: work, env: { HOME: cache, XDG_CACHE_HOME: cache, ...env } })
    },
    writeBundle(digit, hash = 'a'.repeat(64)) {
      const file = join(self, 'scripts/clerk-security.cjs')
      writeFileSync(file, bundle(digit, hash))
      utimesSync(file, 1_000_000_000, 1_000_000_000)
    },
    cached: () => (existsSync(kept) ? readdirSync(kept).map(name => join(kept, name)) : []),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
