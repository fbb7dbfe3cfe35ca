import { afterEach, describe, expect, test, vi } from 'vitest'
import { reportSchema } from '../../scripts/core/report.ts'
import type { Report } from '../../scripts/core/report.ts'
import { run } from '../cli-io.ts'
import { contentsOf } from '../contents.ts'
import { checkout } from './built-app.ts'
import type { BuiltApp } from './built-app.ts'
import type { Stack } from './stack.ts'

/** `next build` takes its time: only `npm run build-test` asks for it. The compiler is asked always. */
const BUILDS = process.env['CLERK_SECURITY_BUILDS'] === '1'
vi.setConfig({ testTimeout: 900_000 })

interface App {
  name: string
  says: string
  stack: Stack
  /** Folder of the Next app. */
  dir?: string
  links?: Readonly<Record<string, string>>
  typescript?: false
  /** Rules that find something before, and nothing afterwards. */
  mended: readonly string[]
}

const APPS: readonly App[] = [
  {
    name: 'studio',
    says: 'Next 15 with @clerk/nextjs 6, in src/',
    stack: 'next15-clerk6',
    mended: [
      'env-file-not-ignored',
      'unawaited-auth',
      'unguarded-route-handler',
      'unguarded-server-action',
      'webhook-without-verification',
    ],
  },
  {
    name: 'clinic',
    says: 'Next 16 with @clerk/nextjs 7 and tRPC, double quotes and semicolons',
    stack: 'next16-clerk7',
    mended: [
      'env-file-not-ignored',
      'unguarded-route-handler',
      'unguarded-server-action',
      'unguarded-trpc-procedure',
      'webhook-without-verification',
    ],
  },
  {
    name: 'diary',
    says: 'the Pages Router, tabs',
    stack: 'next15-clerk6',
    mended: ['env-file-not-ignored', 'unguarded-api-route'],
  },
  {
    name: 'store',
    says: 'JavaScript, with an alias of its own',
    stack: 'next16-clerk7',
    typescript: false,
    mended: [
      'env-file-not-ignored',
      'unawaited-auth',
      'unguarded-route-handler',
      'unguarded-server-action',
      'webhook-without-verification',
    ],
  },
  {
    name: 'acme',
    says: 'a monorepo whose database is a package of its own',
    stack: 'next16-clerk7',
    dir: 'apps/web',
    links: { '@acme/data': 'packages/data', '@acme/web': 'apps/web' },
    mended: ['env-file-not-ignored', 'unguarded-route-handler', 'unguarded-server-action'],
  },
]

let app: BuiltApp | undefined
afterEach(() => app?.remove())

async function audited(root: string): Promise<Report> {
  const { stdout } = await run(['audit', root, '--format', 'json'])
  return reportSchema.parse(JSON.parse(stdout))
}

function rulesOf({ findings }: Report): string[] {
  return [...new Set(findings.map(({ ruleId }) => ruleId))].toSorted()
}

describe.each(APPS)('$name: $says', ({ name, stack, mended, typescript, ...where }) => {
  test('is mended, compiles, builds, and comes back', async () => {
    app = checkout(name, stack, where)
    const { root } = app
    const original = contentsOf(root, SKIPPED)
    expect(rulesOf(await audited(root))).toEqual(expect.arrayContaining([...mended]))

    const first = await run(['harden', root, '--write', '--all'])
    expect(first.stderr).toBe('')
    const after = await audited(root)
    expect(rulesOf(after).filter(id => mended.includes(id))).toEqual([])
    const states = after.endpoints.map(({ access, id }) => `${access.state} ${id}`)
    expect(states.filter(state => /^(?:unguarded|webhook-unverified)/.test(state))).toEqual([])
    const grave = after.findings.filter(({ severity }) => !['info', 'low'].includes(severity))
    expect(grave.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([])
    const written = contentsOf(root, SKIPPED)
    const second = await run(['harden', root, '--write', '--all'])
    expect(second.stdout).toMatch(/^(?:No finding has a fix|Nothing can be changed without)/)
    expect(contentsOf(root, SKIPPED)).toEqual(written)

    expect(typescript === false ? '' : app.compile()).toBe('')
    expect(BUILDS ? app.build() : '').toBe('')
    await run(['harden', root, '--undo'])
    expect(contentsOf(root, SKIPPED)).toEqual(original)
  })
})

/** What the build and the compiler leave. */
const SKIPPED = new Set(['node_modules', '.next', 'next-env.d.ts', 'tsconfig.tsbuildinfo'])
