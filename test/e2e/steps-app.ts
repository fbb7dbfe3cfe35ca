import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { collect, zip } from '../../scripts/build/package.ts'
import { SELF } from '../cli-io.ts'
import { GIT_ENV } from '../fixture-app.ts'
import { shop } from '../shop-app.ts'
import { equip } from './stack.ts'

/** What Prisma's client would be, without a database: the copy of the app that is asked must start. */
const DATABASE = `exports.PrismaClient = class {
  order = { findFirst: async () => ({ id: 'o1' }), delete: async () => ({}) }
  user = { delete: async () => ({}) }
}
`

/** The zip as it is released. */
export async function zipInto(folder: string): Promise<string> {
  const file = join(folder, 'clerk-security-basics.zip')
  writeFileSync(file, zip(await collect(SELF, 'included'), ''))
  return file
}

/** Unpacks an archive as `unzip -d` does. */
export function unpack(archive: string, into: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(archive)))) {
    mkdirSync(dirname(join(into, path)), { recursive: true })
    writeFileSync(join(into, path), bytes)
  }
}

/** The shop of the README with its packages installed and everything committed. */
export function freshApp(): string {
  const app = shop({ 'next.config.ts': 'export default {}\n' })
  equip(app, 'next16-clerk7')
  const client = join(app, 'node_modules/@prisma/client')
  mkdirSync(client, { recursive: true })
  writeFileSync(join(client, 'package.json'), '{ "name": "@prisma/client", "version": "6.19.0" }')
  writeFileSync(join(client, 'index.js'), DATABASE)
  git(app, 'init', '--quiet')
  git(app, 'add', '--all')
  git(app, 'commit', '--quiet', '--message', 'as it is')
  return app
}

/** @returns what git prints */
export function git(app: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...identity, ...args], {
    cwd: app,
    encoding: 'utf8',
    env: { ...process.env, ...GIT_ENV },
  })
}
