import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { NothingAssessed } from '../cli/exit-codes.ts'
import { runAudit } from '../cli/run-audit.ts'
import { knownTo, readLabels, type Labels } from './corpus-labels.ts'
import {
  compare,
  countsSchema,
  countsWith,
  falseAmong,
  judgedSchema,
  tableLines,
  type AuditedApp,
  type Comparison,
} from './corpus-table.ts'
import { isStarted, ROOT } from './root.ts'

/**
 * `npm run corpus -- --labels DIR --apps DIR [--write]`: audits every labelled app that is there, counts findings per
 * rule and app, and holds those of medium severity and above that no label knows against `test/corpus/judged.json`.
 * Exit 1 where one has no verdict. `--write` keeps the counts in `test/corpus/counts.json`; verdicts are a reader's.
 */

export const JUDGED = new URL('test/corpus/judged.json', ROOT)
export const COUNTS = new URL('test/corpus/counts.json', ROOT)
const WHOLE = { only: [], rules: [], minConfidence: 'low' as const, history: false }

function audited(folder: string, app: string, labels: Labels): AuditedApp {
  try {
    const { report } = runAudit(join(folder, app), WHOLE, { self: fileURLToPath(ROOT) })
    return { app, findings: report.findings, known: knownTo(labels, report.findings) }
  } catch (error) {
    if (error instanceof NothingAssessed) return { app, findings: [], known: new Set() }
    throw error
  }
}

function difference({ unjudged, vanished }: Comparison): string[] {
  return [
    ...unjudged.map(row => `UNJUDGED ${JSON.stringify({ ...row, verdict: null, why: '' })}`),
    ...vanished.map(({ app, rule, file, endpoint }) =>
      `VANISHED ${app} ${rule} ${file} ${endpoint ?? ''}`.trimEnd(),
    ),
  ]
}

function corpus(): number {
  const { values } = parseArgs({
    options: {
      labels: { type: 'string' },
      apps: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  })
  if (values.labels === undefined || values.apps === undefined)
    throw new Error('name the folders: --labels DIR --apps DIR')
  const folder = resolve(values.apps)
  const labelled = [...readLabels(resolve(values.labels))].filter(([app]) => existsSync(join(folder, app)))
  if (labelled.length === 0) throw new Error(`none of the labelled apps is in ${folder}`)
  const apps = labelled.map(([app, labels]) => audited(folder, app, labels))
  const names = apps.map(({ app }) => app)
  const judged = judgedSchema.parse(JSON.parse(readFileSync(JUDGED, 'utf8')))
  const counts = countsWith(countsSchema.parse(JSON.parse(readFileSync(COUNTS, 'utf8'))), apps)
  if (values.write) writeFileSync(COUNTS, `${JSON.stringify(counts, null, 2)}\n`)
  const comparison = compare(judged, apps)
  const { count, all, most } = falseAmong(comparison.standing, counts, names)
  print([
    ...tableLines(counts, names),
    '',
    ...difference(comparison),
    `${all} findings of medium severity and above, ${comparison.standing.length} of them judged, ${count} false (${((100 * count) / all).toFixed(1)} %)`,
    most === null ? 'no app has a false one' : `most in one app: ${most.count} in ${most.app}`,
  ])
  return comparison.unjudged.length > 0 ? 1 : 0
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}

if (isStarted(import.meta.url)) {
  try {
    process.exitCode = corpus()
  } catch (error) {
    process.stderr.write(`corpus: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 4
  }
}
