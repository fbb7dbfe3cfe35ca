import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from './cli/exit-codes.ts'
import type { Io } from './cli/io.ts'
import { didYouMean } from './cli/nearest.ts'
import type { ExplainOptions } from './cli/options.ts'
import { measuredPage } from './cli/rule-cards.ts'
import { programName } from './cli/program.ts'
import { runDirectly } from './cli/run-directly.ts'
import { writeWhole } from './cli/write-file.ts'

/**
 * `explain`: prints the page of a rule from references/rules/, or the table of them all.
 * @returns the exit code
 * @throws {UsageError} where no rule has that id
 */
export async function explain({ rule, out }: ExplainOptions, io: Io): Promise<number> {
  const references = join(io.self, 'references')
  const text =
    rule === undefined
      ? readFileSync(join(references, 'rules.md'), 'utf8')
      : (measuredPage(rule, io) ?? readFileSync(page(references, rule), 'utf8'))
  const whole = `${text.trimEnd()}\n\n${goOn(rule, io)}\n`
  if (out === undefined) io.stdout.write(whole)
  else writeWhole(out, whole, 'out')
  return 0
}

/** The last line, as of every command: one that leads on. */
function goOn(rule: string | undefined, io: Io): string {
  const program = programName(io)
  if (rule === undefined) return `Next: the page of one rule: ${program} explain RULE`
  return rule.startsWith('verified-')
    ? `Next: the proof: ${program} verify PATH --verbose`
    : `Next: where it is found: ${program} audit PATH --rule ${rule} --verbose`
}

function page(references: string, rule: string): string {
  const folder = join(references, 'rules')
  const ids = readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .map(name => name.slice(0, -'.md'.length))
  // Looked up in the list and not in the folder, so that no id can lead elsewhere.
  if (!ids.includes(rule))
    throw new UsageError(
      `No rule is called ${JSON.stringify(rule)}.${didYouMean(rule, ids)} explain without a rule lists them.`,
    )
  return join(folder, `${rule}.md`)
}

runDirectly('explain')
