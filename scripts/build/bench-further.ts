import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateApp } from './bench-app.ts'
import { measure, median, type Subject } from './bench-process.ts'
import { HOSTILE, HOSTILE_PACKAGE, PLAIN, type HostileSource } from './hostile-sources.ts'

/** Makes the subject that audits one folder. */
export type AuditOf = (name: string, folder: string) => Subject

/** Hostile sources, each an app of its own: how many times the audit of a plain one they take. */
export async function hostileRows(audit: AuditOf, folder: string, rounds: number): Promise<string[]> {
  const sources = [PLAIN, ...HOSTILE]
  const subjects = sources.map((source, index) =>
    audit(source.name, writeApp(join(folder, String(index)), source)),
  )
  const rows = await measure(subjects, rounds)
  const plain = median(rows.find(({ name }) => name === PLAIN.name)?.seconds ?? [])
  const width = Math.max(...rows.map(({ name }) => name.length))
  return rows.map(({ name, seconds, failed }) =>
    failed === null
      ? `${name.padEnd(width)}  ${median(seconds).toFixed(3)} s  ${(median(seconds) / plain).toFixed(1)} x the plain one`
      : `${name.padEnd(width)}  ${failed}`,
  )
}

/** The same number of files with more and more candidates among them: what one more candidate costs. */
export async function linearRows(
  audit: AuditOf,
  folder: string,
  { files, candidates }: { files: number; candidates: readonly number[] },
  rounds: number,
): Promise<string[]> {
  const subjects = candidates.map(count => {
    const root = join(folder, String(count))
    generateApp(root, { files, candidates: count, seed: 1 })
    return audit(String(count), root)
  })
  const rows = await measure(subjects, rounds)
  const seconds = rows.map(row => median(row.seconds))
  return rows.map(({ name, failed }, index) => {
    const time = seconds[index] ?? Number.NaN
    const before = index === 0 ? undefined : seconds[index - 1]
    const step = Number(name) - (candidates[index - 1] ?? 0)
    const each =
      before === undefined ? '' : `  ${(((time - before) / step) * 1000).toFixed(2)} ms for each more`
    return failed ?? `${files} files, ${name} candidates: ${time.toFixed(3)} s${each}`
  })
}

function writeApp(root: string, { files }: HostileSource): string {
  for (const [file, text] of Object.entries({ 'package.json': HOSTILE_PACKAGE, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}
