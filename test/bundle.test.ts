import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bundle } from '../scripts/build/bundle.ts'
import { temporaryFolder } from './e2e/run.ts'

// Whole processes, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

let root = ''

beforeEach(() => {
  root = temporaryFolder()
  write('node_modules/@ts-morph/common/package.json', '{ "name": "@ts-morph/common", "license": "MIT" }')
  write('node_modules/@ts-morph/common/dist/typescript.js', 'console.log("compiler loaded")')
  write(
    'node_modules/ts-morph/package.json',
    '{ "name": "ts-morph", "license": "MIT", "main": "dist/ts-morph.js" }',
  )
  write('node_modules/ts-morph/dist/ts-morph.js', 'console.log("wrapper loaded")')
  write('scripts/project/typescript.ts', "import '@ts-morph/common/dist/typescript.js'")
  write('scripts/fixes/codemod.ts', "import 'ts-morph'")
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

/** An entry whose `main` loads what its arguments name. */
function writeMain(imports: string, body: string): void {
  write('scripts/cli/main.ts', `${imports}\nexport async function main(argv: string[]) {\n${body}\n}\n`)
}

test('what stands behind an import() is evaluated on its first use, and not before', async () => {
  writeMain('', "if (argv[0]) await import('../project/typescript.ts')\nconsole.log('main ran')")
  const { code } = await bundle(root, '1.2.3')
  write('out.cjs', code)
  const run = (args: string) => {
    const script = `require(${JSON.stringify(join(root, 'out.cjs'))}).main([${args}])`
    return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout
  }
  expect(run('')).toBe('main ran\n')
  expect(run('"audit"')).toBe('compiler loaded\nmain ran\n')
  expect(code).toMatch(/^\/\* clerk-security-basics 1\.2\.3 [0-9a-f]{64} \*\/\n/)
})

test('an entry that loads the compiler at once is refused, and the chain is named', async () => {
  write('scripts/cli/options.ts', "import '../project/typescript.ts'")
  writeMain("import './options.ts'", '')
  await expect(bundle(root, '1.2.3')).rejects.toThrow(
    'scripts/cli/main.ts > scripts/cli/options.ts > scripts/project/typescript.ts > node_modules/@ts-morph',
  )
})

test('a command that loads the wrapper of ts-morph is refused, unless it is a fix', async () => {
  write('scripts/audit.ts', "import './fixes/codemod.ts'")
  writeMain('', "await import('../audit.ts')")
  await expect(bundle(root, '1.2.3')).rejects.toThrow('scripts/audit.ts > scripts/fixes/codemod.ts')
  write('scripts/audit.ts', "export const fix = () => import('./fixes/codemod.ts')")
  await expect(bundle(root, '1.2.3')).resolves.toBeDefined()
})

test('code that a bundle would run differently is refused', async () => {
  writeMain('', 'return import.meta.url')
  await expect(bundle(root, '1.2.3')).rejects.toThrow('scripts/cli/main.ts:3')
})

test('a package without a licence is refused', async () => {
  write('node_modules/ts-morph/package.json', '{ "name": "ts-morph", "main": "dist/ts-morph.js" }')
  writeMain('', "await import('../fixes/codemod.ts')")
  await expect(bundle(root, '1.2.3')).rejects.toThrow('names no licence')
})
