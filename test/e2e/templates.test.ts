import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { appWith, fit } from '../template-app.ts'
import { equip } from './stack.ts'
import type { Stack } from './stack.ts'

const STRICT = {
  compilerOptions: {
    target: 'ES2017',
    lib: ['dom', 'dom.iterable', 'esnext'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'preserve',
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    isolatedModules: true,
    esModuleInterop: true,
    paths: { '@/*': ['./*'] },
  },
  include: ['**/*.ts', '**/*.tsx'],
  exclude: ['node_modules'],
}

const STACKS: readonly (readonly [Stack, { clerk: string; next: string }])[] = [
  ['next16-clerk7', { clerk: '7.9.17', next: '16.4.5' }],
  ['next15-clerk6', { clerk: '6.39.8', next: '15.5.29' }],
  ['next14-clerk5', { clerk: '5.7.6', next: '14.2.8' }],
]
const NAMES = [
  'middleware',
  'env',
  'api-route',
  'server-action',
  'webhook',
  'reverification',
  'rate-limit',
] as const

it.each(STACKS)(
  'every template compiles as it is fitted, with %s',
  { timeout: 600_000 },
  async (stack, versions) => {
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'templates-'))
    try {
      equip(folder, stack)
      const app = appWith({ 'tsconfig.json': JSON.stringify(STRICT) }, versions)
      const write = (file: string, text: string) => {
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), text)
      }
      for (const [file, text] of Object.entries(app)) write(file, String(text))
      for (const name of NAMES)
        for (const [file, text] of Object.entries((await fit(name, app)).after)) write(file, text)
      expect(errorsIn(folder)).toBe('')
      // The same compiler says so where a name of the SDK is another one.
      write('wrong.ts', "import { clerkMiddlewares } from '@clerk/nextjs/server'\nclerkMiddlewares()\n")
      expect(errorsIn(folder)).toContain('wrong.ts')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

function errorsIn(folder: string): string {
  try {
    execFileSync(process.execPath, [join(folder, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    })
    return ''
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}
