import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { createFixture } from 'fs-fixture'
import type { FileTree } from 'fs-fixture'
import type { Model } from '../scripts/access/model.ts'
import { assess } from '../scripts/cli/assess.ts'
import type { Fix } from '../scripts/core/fix.ts'
import type { FileChange, Plan } from '../scripts/fixes/plan.ts'
import { planFixes } from '../scripts/fixes/plan.ts'
import type { TemplateName } from '../scripts/fixes/templates/names.ts'
import { templateFixes } from '../scripts/fixes/templates/template.ts'
import { RULES } from '../scripts/rules/registry.ts'
import { webhookFix } from '../scripts/rules/webhooks/fix.ts'
import { modelOf } from './audited.ts'
import { SELF } from './cli-io.ts'

const PAGE =
  "import Link from 'next/link'\n\nexport default function Page() {\n  return <Link href='/'>hi</Link>\n}\n"
const GUARDED = `import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  await auth.protect()
  return <p>hi</p>
}
`

/** An app of two open pages and a guarded one. */
export function appWith(files: FileTree, versions: { clerk?: string; next?: string } = {}): FileTree {
  const dependencies = {
    '@clerk/nextjs': versions.clerk ?? '7.9.17',
    next: versions.next ?? '16.4.5',
    react: '19.3.1',
  }
  return {
    'package.json': JSON.stringify({ name: 'app', dependencies }),
    '.gitignore': 'node_modules\n.env*\n.clerk/\n',
    'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./*'] } } }),
    'app/page.tsx': PAGE,
    'app/sign-in/[[...sign-in]]/page.tsx': PAGE,
    'app/dashboard/page.tsx': versions.clerk?.startsWith('5')
      ? GUARDED.replace('await auth.', 'auth().')
      : GUARDED,
    ...files,
  }
}

interface Fitted {
  plan: Plan
  /** Texts after the template, by path. */
  after: Readonly<Record<string, string>>
  /** What a second run would change. */
  again: readonly FileChange[]
  /** Findings that were not there before. */
  added: readonly string[]
  states: Readonly<Record<string, string>>
}

/** Fits a template into an app on the disk, and looks at the app again. */
export async function fit(name: TemplateName, app: FileTree): Promise<Fitted> {
  await using fixture = await createFixture(app)
  const before = modelOf(fixture.path)
  const known = findings(before)
  const plan = planned(name, before)
  // A template takes no file away.
  const texts = plan.changes.flatMap(({ file, after }) => (after === null ? [] : [[file, after] as const]))
  for (const [file, after] of texts) {
    mkdirSync(dirname(fixture.getPath(file)), { recursive: true })
    writeFileSync(fixture.getPath(file), after)
  }
  const model = modelOf(fixture.path)
  return {
    plan,
    after: Object.fromEntries(texts),
    again: planned(name, model).changes,
    added: beyond(findings(model), known),
    states: Object.fromEntries(model.endpoints.map(each => [each.id, model.judge(each).access.state])),
  }
}

function planned(name: TemplateName, model: Model): Plan {
  const { project } = model
  const fixes: Fix[] = templateFixes(name, model, {
    self: SELF,
    verified: endpoint => webhookFix(project, endpoint),
  })
  return planFixes(fixes, project.text)
}

function findings(model: Model): string[] {
  const { report } = assess(model, RULES, { only: [], rules: [], minConfidence: 'low' })
  return report.findings.map(({ ruleId, message }) => `${ruleId}: ${message}`)
}

/** What is there more often than before; what a finding says may change with the app. */
function beyond(after: readonly string[], before: readonly string[]): string[] {
  const rest = [...before]
  return after.filter(each => {
    const at = rest.findIndex(known => known.split(':')[0] === each.split(':')[0])
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}

/** Text of a file of templates/next. */
export function template(file: string): string {
  return readFileSync(join(SELF, 'templates/next', file), 'utf8')
}

/** Stands in for the store, which no test calls. */
const NO_STORE = 'export class Redis {}\nexport class Ratelimit { static slidingWindow() {} }\n'

const bundled = new Map<string, Promise<string>>()

/** Loads a template with the packages it imports, evaluated anew each time. */
export async function loaded(
  file: string,
  text = template(file),
  beside: FileTree = {},
): Promise<Record<string, unknown>> {
  const code = bundled.get(text) ?? bundle(text, beside)
  bundled.set(text, code)
  await using fixture = await createFixture({ 'out.mjs': await code })
  return await import(/* @vite-ignore */ pathToFileURL(fixture.getPath('out.mjs')).href)
}

async function bundle(text: string, beside: FileTree): Promise<string> {
  await using fixture = await createFixture({
    'entry.ts': text,
    'store.ts': NO_STORE,
    ...beside,
    'webhook-deliveries.ts': template('webhook-deliveries.ts'),
    'rate-limit.ts': template('rate-limit.ts'),
  })
  symlinkSync(join(SELF, 'node_modules'), fixture.getPath('node_modules'))
  const { outputFiles } = await build({
    absWorkingDir: fixture.path,
    entryPoints: ['entry.ts'],
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'node',
    alias: { '@upstash/redis': './store.ts', '@upstash/ratelimit': './store.ts', '@/lib/db': './lib/db.ts' },
    tsconfigRaw: {},
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  return outputFiles.map(each => each.text).join('')
}
