import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Finding } from '../core/report.ts'

/** What hand-made labels say of one app; endpoints are the scorer's business. */
const labelsSchema = z.object({
  findings: z.array(z.object({ rule: z.string(), file: z.string(), line: z.int().positive().nullish() })),
})

export type Labels = z.infer<typeof labelsSchema>
type Label = Labels['findings'][number]

/** A weakness is labelled where it begins, and reported where it acts: this far apart they are one. */
const NEAR = 15
const OF_A_PACKAGE = /version|outdated|deprecated-clerk-package|prerelease/

/**
 * The labels of a folder by app.
 * @throws {Error} that names the file which is none
 */
export function readLabels(folder: string): Map<string, Labels> {
  const names = readdirSync(folder).filter(name => name.endsWith('.json'))
  return new Map(
    names.toSorted().map(name => {
      const parsed = labelsSchema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      if (!parsed.success) throw new Error(`${join(folder, name)}: ${z.prettifyError(parsed.error)}`)
      return [name.slice(0, -'.json'.length), parsed.data]
    }),
  )
}

/**
 * The findings that a label knows. A label of a package version knows whatever is reported of versions; any other the
 * nearest finding of its file. A finding of one place serves one label.
 */
export function knownTo({ findings: labels }: Labels, findings: readonly Finding[]): Set<Finding> {
  const free = new Set(findings.filter(({ suppressed, severity }) => !suppressed && severity !== 'info'))
  const known = new Set<Finding>()
  for (const label of labels) {
    if (OF_A_PACKAGE.test(label.rule)) {
      for (const finding of free) if (finding.ruleId.startsWith('vulnerable-')) known.add(finding)
      continue
    }
    const [nearest] = [...free]
      .map(finding => ({ finding, lines: distance(label, finding) }))
      .filter(({ lines }) => lines <= NEAR)
      .toSorted((a, b) => a.lines - b.lines)
    if (!nearest) continue
    known.add(nearest.finding)
    if (nearest.finding.locations.length === 1) free.delete(nearest.finding)
  }
  return known
}

function distance({ file, line }: Label, { locations }: Finding): number {
  const here = locations.filter(location => location.file === file)
  return Math.min(...here.map(location => Math.abs(location.line - (line ?? location.line))))
}
