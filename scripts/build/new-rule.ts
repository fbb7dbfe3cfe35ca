import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GROUPS } from '../core/vocabulary.ts'
import { isStarted, ROOT } from './root.ts'

/**
 * `npm run new-rule ID GROUP`: the files that a rule is made of, each with what is to be written there. The tests fail
 * until it is.
 */

const ID = /^[a-z]+(?:-[a-z]+)+$/

/**
 * @param id what is wrong, in kebab case: `unguarded-route-handler`
 * @returns text by path in the repository
 */
export function filesOfRule(id: string, group: string): Readonly<Record<string, string>> {
  const title = id.replaceAll('-', ' ').replace(/^./, letter => letter.toUpperCase())
  const fixture = `test/rules/${id}`
  return {
    [`scripts/rules/${id}.ts`]: sourceOf(id, title, group),
    [`references/rules/${id}.md`]: pageOf(id, title, group),
    [`${fixture}/a-sentence-that-says-what-is-wrong/app/api/example/route.ts`]: marked('ruleid', id),
    [`${fixture}/a-sentence-that-says-why-it-is-fine/app/api/example/route.ts`]: marked('ok', id),
  }
}

function sourceOf(id: string, title: string, group: string): string {
  return `import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'

/** Why this is wrong, with the page, the advisory or the release that says so. */
function* check(_model: Model): Iterable<Hit> {
  // Ask the model; walk no program here where it can answer.
}

const rule: Rule<Model> = {
  id: '${id}',
  title: '${title}',
  group: '${group}',
  severity: 'medium',
  confidence: 'medium',
  cwe: [],
  owasp: '',
  since: 'any',
  check,
}

export default rule
`
}

function pageOf(id: string, title: string, group: string): string {
  return `---
id: ${id}
title: ${title}
severity: medium
confidence: medium
group: ${group}
since: any
---

## Why

What an attacker gains by it, and where that is written.

## Flagged

\`\`\`ts app/api/example/route.ts
\`\`\`

## Fixed

\`\`\`ts app/api/example/route.ts
\`\`\`

## Unknown when

The rule is never undecided: where it cannot tell, it says nothing.

## When to ignore

Where …
`
}

function marked(word: string, id: string): string {
  return `// ${word}: ${id}\nexport function GET() {\n  return Response.json({})\n}\n`
}

/** What is wrong with the words of the command line; undefined where nothing is. */
export function wrongWith(id: string | undefined, group: string | undefined): string | undefined {
  if (id === undefined || !ID.test(id))
    return 'name the rule by what is wrong, in kebab case: unguarded-route-handler'
  const groups: readonly string[] = GROUPS
  return group !== undefined && groups.includes(group) ? undefined : `name its group: ${GROUPS.join(', ')}`
}

if (isStarted(import.meta.url)) {
  const [id, group] = process.argv.slice(2)
  const root = fileURLToPath(ROOT)
  const wrong =
    wrongWith(id, group) ?? (existsSync(join(root, `scripts/rules/${id}.ts`)) ? `${id} exists` : undefined)
  if (wrong === undefined) {
    for (const [file, text] of Object.entries(filesOfRule(id ?? '', group ?? ''))) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
      process.stdout.write(`${file}\n`)
    }
    process.stdout.write(
      'Next: write them, then npm run generate and npx vitest run --config test/vitest.config.ts test/rules.test.ts\n',
    )
  } else {
    process.stderr.write(`new-rule: ${wrong}\n`)
    process.exitCode = 2
  }
}
