import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from './run.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Of util-linux; part of no package. */
const NAMESPACES = 'unshare'
/** A file system of 64 kB of one's own, where the machine lets us. */
const CAN_MOUNT = spawnSync(NAMESPACES, ['-rm', 'mount', '-t', 'tmpfs', 'none', '/tmp']).status === 0

/** Begins a run in a process of its own, with a small disk for the app or for the records; says what became of it. */
function begun(full: 'app' | 'state'): { message: string; files: string[]; texts: string[] } {
  const paths = { app: join(folder, 'app'), state: join(folder, 'state') }
  for (const path of Object.values(paths)) mkdirSync(path, { recursive: true, mode: 0o700 })
  const script = `
    import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
    import { beginRun } from ${JSON.stringify(join(import.meta.dirname, '../../scripts/fixes/run.ts'))}
    const [app, state, answer] = ${JSON.stringify([paths.app, paths.state, join(folder, 'answer.json')])}
    writeFileSync(app + '/a.ts', 'a')
    writeFileSync(app + '/b.ts', 'b')
    const changes = [
      { file: 'a.ts', before: 'a', after: 'A' },
      { file: 'b.ts', before: 'b', after: 'B'.repeat(200_000) },
      { file: 'new/c.ts', before: null, after: 'c' },
    ]
    let message = 'written'
    try { beginRun(app, { changes, untrack: [] }, state).accept() } catch (error) { message = error.message }
    const files = [...readdirSync(app), ...readdirSync(state, { recursive: true }).filter(name => /record/.test(name))]
    writeFileSync(answer, JSON.stringify({ message, files, texts: ['a.ts', 'b.ts'].map(file => readFileSync(app + '/' + file, 'utf8')) }))
  `
  const ran = spawnSync(
    NAMESPACES,
    [
      '-rm',
      'sh',
      '-c',
      'mount -t tmpfs -o size=64k,mode=700 none "$1" && exec "$2" --import tsx --input-type=module --eval "$3"',
      'sh',
      paths[full],
      process.execPath,
      script,
    ],
    { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' },
  )
  if (ran.status !== 0) throw new Error(ran.stderr)
  return JSON.parse(readFileSync(join(folder, 'answer.json'), 'utf8'))
}

describe.skipIf(!CAN_MOUNT)('a disk that is full', () => {
  test('under the app: no file is changed, and no draft stays', () => {
    const { message, files, texts } = begun('app')
    expect(message).toMatch(/ENOSPC.*Nothing is changed\./)
    expect({ files, texts }).toEqual({ files: ['a.ts', 'b.ts'], texts: ['a', 'b'] })
  })

  test('under the records: no file is changed', () => {
    const { message, files, texts } = begun('state')
    expect(message).toMatch(/ENOSPC.*Nothing is changed\./)
    expect({ files, texts }).toEqual({ files: ['a.ts', 'b.ts'], texts: ['a', 'b'] })
  })
})
