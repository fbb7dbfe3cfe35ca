import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { packageInto } from '../scripts/build/package.ts'
import { reportSchema } from '../scripts/core/report.ts'
import { networkCanBeCut, node, nodeOffline, run, temporaryFolder } from './e2e/run.ts'
import type { Ran, Setting } from './e2e/run.ts'
import { changedPaths, treeState } from './e2e/tree-state.ts'

// Whole processes, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

const repository = resolve(import.meta.dirname, '..')
const noSockets = resolve(import.meta.dirname, 'e2e/no-sockets.cjs')
const INSTALLED = '.claude/skills/clerk-security-basics'
const HANDLER = 'export async function POST() {\n  await fetch(process.env.TARGET ?? "")\n}\n'
const DEPENDENCIES = { '@clerk/nextjs': '7.9.17', next: '16.4.6', react: '19.2.6' }
const manifestSchema = z.object({ version: z.string() })
const { version } = manifestSchema.parse(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')))

let folder = ''
let zipFile = ''
let skillFile = ''

beforeAll(async () => {
  folder = temporaryFolder()
  const archives = await packageInto(repository, join(folder, 'dist'), 'included')
  zipFile = archives.find(file => file.endsWith('.zip')) ?? ''
  skillFile = archives.find(file => file.endsWith('.skill')) ?? ''
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function unpack(archive: string, into: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(archive)))) {
    const file = join(into, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
}

function names(archive: string): string[] {
  return Object.keys(unzipSync(readFileSync(archive)))
}

function hashes(files: readonly string[]): string[] {
  return files.map(file => createHash('sha256').update(readFileSync(file)).digest('hex'))
}

function filesIn(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  return entries.filter(e => !e.isDirectory()).map(e => relative(root, join(e.parentPath, e.name)))
}

describe('the archives', () => {
  test('hold one SKILL.md, at the root of the zip and in the one folder of the .skill', () => {
    expect(names(zipFile).filter(name => name.endsWith('SKILL.md'))).toEqual(['SKILL.md'])
    expect(names(skillFile)).toEqual(names(zipFile).map(name => `clerk-security-basics/${name}`))
  })

  test('hold what the program needs and its sources, and nothing else', () => {
    const all = names(zipFile)
    const needed = [
      'package.json',
      'package-lock.json',
      'scripts/clerk-security.mjs',
      'scripts/clerk-security.cjs',
    ]
    expect(all).toEqual(expect.arrayContaining([...needed, 'scripts/cli/main.ts', 'LICENSE', 'README.md']))
    expect(all.filter(name => /(?:^|\/)(?:\.|node_modules\/|test\/|dist\/)/.test(name))).toEqual([])
    expect(all).toEqual(all.toSorted())
    expect(readFileSync(zipFile).includes(repository)).toBe(false)
  })

  test('unpack to plain files with any program', context => {
    const into = join(folder, 'plain')
    if (spawnSync('unzip', ['-v'], { stdio: 'ignore' }).status !== 0) return context.skip('unzip is not here')
    expect(run('unzip', ['-q', zipFile, '-d', into], { cwd: folder })).toMatchObject({ code: 0, stderr: '' })
    const files = filesIn(into)
    expect(files.toSorted()).toEqual(names(zipFile).toSorted())
    for (const file of files) expect(lstatSync(join(into, file)).mode.toString(8)).toBe('100644')
  })

  test('are the same, byte for byte, when built at another time in another zone', async () => {
    const zone = process.env['TZ']
    process.env['TZ'] = zone === 'Asia/Tokyo' ? 'America/Lima' : 'Asia/Tokyo'
    const again = await packageInto(repository, join(folder, 'again'), 'included')
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    expect(hashes(again)).toEqual(hashes([zipFile, skillFile]))
  }, 120_000)

  test('name the licences of all that is inside the bundle', () => {
    const licences = unzipSync(readFileSync(zipFile))['scripts/clerk-security.licences.txt']
    const text = new TextDecoder().decode(licences)
    for (const name of ['@ts-morph/common', 'zod']) expect(text).toContain(`\n${name}\n`)
  })
})

const cut = networkCanBeCut()
const APPS = [
  ['commonjs', { name: 'app', type: 'commonjs', dependencies: DEPENDENCIES }],
  ['module', { name: 'app', type: 'module', dependencies: DEPENDENCIES }],
  ['no package.json', undefined],
] as const

test('the network can be cut for the tests below', context => {
  if (!cut) context.skip('unshare is not permitted here: the tests below ran with the network on')
  const script = 'require("node:net").connect(80, "1.1.1.1").on("error", e => process.stdout.write(e.code))'
  expect(nodeOffline(['-e', script], { cwd: folder }).stdout).toBe('ENETUNREACH')
})

describe.each(APPS)('unpacked into an app that says: %s', (kind, manifest) => {
  const root = () => join(folder, `app ${kind}`)
  const launcher = () => join(root(), INSTALLED, 'scripts/clerk-security.mjs')

  beforeAll(() => {
    mkdirSync(join(root(), 'app/api/open'), { recursive: true })
    if (manifest !== undefined) writeFileSync(join(root(), 'package.json'), JSON.stringify(manifest))
    writeFileSync(join(root(), 'app/api/open/route.ts'), HANDLER)
    unpack(zipFile, join(root(), INSTALLED))
    // Were the skill's own folder audited, this would be found.
    mkdirSync(join(root(), INSTALLED, 'app/api/bait'), { recursive: true })
    writeFileSync(join(root(), INSTALLED, 'app/api/bait/route.ts'), HANDLER)
  })

  function skill(args: readonly string[], cwd: string): Ran {
    const home = join(folder, 'home')
    mkdirSync(home, { recursive: true, mode: 0o700 })
    const env = {
      HOME: home,
      NODE_OPTIONS: `--require ${noSockets}`,
      SOCKET_LOG: join(folder, 'sockets.log'),
    }
    const setting: Setting = { cwd, env }
    return cut ? nodeOffline([launcher(), ...args], setting) : node([launcher(), ...args], setting)
  }

  test.each([
    ['its root', () => root(), '.'],
    ['a folder inside it', () => join(root(), 'app/api'), '../..'],
    ['elsewhere', () => folder, `app ${kind}`],
    ['the skill itself', () => join(root(), INSTALLED, 'scripts'), '../../../..'],
  ])('every command works, run from %s', (_, cwd, path) => {
    expect(skill(['--version'], cwd())).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    const help = skill(['--help'], cwd())
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toContain('audit')
    const before = treeState(root())
    const ran = skill(['audit', path, '--format', 'json'], cwd())
    expect(changedPaths(before, treeState(root()))).toEqual([])
    expect(ran.stderr).not.toMatch(/^\s+at /m)
    expect(ran.stdout).not.toContain('bait')
    // Without a package.json there is no Clerk to be seen: that it assessed nothing is the right answer then.
    expect(manifest === undefined ? [0, 1, 3] : [0, 1]).toContain(ran.code)
    if (ran.code === 3) return
    const report = reportSchema.parse(JSON.parse(ran.stdout))
    expect(report.tool.version).toBe(version)
    expect(report.endpoints.map(endpoint => endpoint.file)).toEqual(['app/api/open/route.ts'])
  })

  test('every command that help lists has help of its own and needs nothing installed', () => {
    const listed = [...skill(['--help'], root()).stdout.matchAll(/^ {2}([a-z]+) /gm)].flatMap(m => m[1] ?? [])
    expect(listed).toContain('audit')
    for (const command of listed)
      expect(skill([command, '--help'], root())).toMatchObject({ code: 0, stderr: '' })
  })
})

test('none of the runs above opened a socket or asked for a name', () => {
  expect(existsSync(join(folder, 'sockets.log'))).toBe(false)
})
