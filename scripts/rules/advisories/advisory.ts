import { z } from 'zod'
import type { Shape } from '../../access/shapes/shape.ts'
import { SHAPES } from '../../access/shapes/shape.ts'
import { SEVERITIES } from '../../core/vocabulary.ts'
import table from './table.json' with { type: 'json' }

const SHAPE_IDS: readonly string[] = Object.keys(SHAPES)
const isShape = (text: string): text is Shape => SHAPE_IDS.includes(text)

const day = z.iso.date()
const url = z.url({ protocol: /^https$/ })

const affectedSchema = z.strictObject({
  package: z.string(),
  /** From the first affected version (included) to the first without the weakness (excluded); prereleases count. */
  lines: z.array(z.strictObject({ from: z.string(), fixed: z.string() })).min(1),
})

/** A published weakness of a package. */
const advisorySchema = z.strictObject({
  /** `GHSA-…`, else the CVE, else the change that mended it: `clerk/javascript#8804`. */
  id: z.string().regex(/^(?:GHSA(?:-[a-z0-9]{4}){3}|CVE-\d{4}-\d{4,}|[\w-]+\/[\w-]+#\d+)$/),
  /** CVE numbers, the one people know it by first. */
  aliases: z.array(z.string().regex(/^CVE-\d{4}-\d{4,}$/)),
  /** As the advisory rates it (GitHub's "moderate" is our "medium"). */
  severity: z.enum(SEVERITIES),
  /** What it lets an attacker do: one sentence that begins with the attacker's act. */
  attack: z.string().regex(/^[A-Z].*\.$/),
  affected: z.array(affectedSchema).min(1),
  /** What the app's code must look like for the weakness to be reachable; null: every app with the version. */
  needs: z.string().refine(isShape, 'names no shape').nullable(),
  /** Where ranges and severity were read. */
  source: url,
  /** Day on which somebody last compared this entry with its source. */
  checked: day,
  /** `unconfirmed`: some bound of its ranges is our reading of changelogs. */
  confidence: z.enum(['confirmed', 'unconfirmed']),
  note: z.string().optional(),
})

const unsupportedSchema = z.strictObject({
  package: z.string(),
  /** semver range of what gets no fixes any more. */
  range: z.string(),
  because: z.string(),
  instead: z.string(),
  source: url,
  checked: day,
})

const clearSchema = z.strictObject({ package: z.string(), note: z.string(), source: url, checked: day })

const tableSchema = z.strictObject({
  advisories: z.array(advisorySchema),
  unsupported: z.array(unsupportedSchema),
  /** Packages that were looked up, and about which nothing was found. */
  clear: z.array(clearSchema),
})

export type Advisory = z.infer<typeof advisorySchema>
export type Unsupported = z.infer<typeof unsupportedSchema>

let parsed: z.infer<typeof tableSchema> | undefined

/** The table of advisories, worst first within one severity. */
export function advisoryTable(): z.infer<typeof tableSchema> {
  parsed ??= tableSchema.parse(table)
  return parsed
}
