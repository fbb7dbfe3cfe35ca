import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Mutant } from './mutant.ts'
import { SCRIPTS } from './subject.ts'

/** What a reader said of a mutant that no test noticed. */
const VERDICTS = [
  /** No input tells it from the program. */
  'equivalent',
  /** It changes a proof, a sentence, an order or the time taken, never a finding. */
  'presentation',
  /** A test that should notice it is still to be written. */
  'owed',
  'unread',
] as const

const survivorSchema = z.strictObject({
  where: z.string(),
  what: z.string(),
  was: z.string(),
  is: z.string(),
  verdict: z.enum(VERDICTS),
  why: z.string(),
})
export type Survivor = z.infer<typeof survivorSchema>

/** How many died, by what noticed them. */
const killedSchema = z.strictObject({
  marks: z.int(),
  answers: z.int().default(0),
  reached: z.int().default(0),
  laws: z.int().default(0),
  crash: z.int(),
  time: z.int(),
  units: z.int(),
})

const reportSchema = z.strictObject({
  seed: z.int(),
  drawn: z.int(),
  of: z.int(),
  killed: killedSchema,
  survivors: z.array(survivorSchema),
})
export type Report = z.infer<typeof reportSchema>

/** The mutants that lived, with what was said of the same change when it lived before. */
export function survivorsOf(lived: readonly Mutant[], path: string): Survivor[] {
  const before = existsSync(path) ? reportSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).survivors : []
  return lived.map(mutant => {
    const row = rowOf(mutant)
    const known = before.find(each => sameChange(each, row))
    return { ...row, verdict: known?.verdict ?? 'unread', why: known?.why ?? '' }
  })
}

export function readReport(path: string): Report {
  return reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}

export function livedIn({ survivors }: Report, mutant: Mutant): boolean {
  const row = rowOf(mutant)
  return survivors.some(each => sameChange(each, row))
}

export function writeReport(path: string, report: Report): void {
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`)
}

function rowOf({ file, line, start, end, what, text }: Mutant): Omit<Survivor, 'verdict' | 'why'> {
  const source = readFileSync(join(SCRIPTS, file), 'utf8')
  return { where: `${file}:${line}`, what, was: oneLine(source.slice(start, end)), is: oneLine(text) }
}

/** Lines move; a change of the same words in the same file is the same. */
function sameChange(
  one: Omit<Survivor, 'verdict' | 'why'>,
  other: Omit<Survivor, 'verdict' | 'why'>,
): boolean {
  const key = ({ where, what, was, is }: typeof one) => [where.replace(/:\d+$/, ''), what, was, is].join('\0')
  return key(one) === key(other)
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}
