import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from './cli/exit-codes.ts'
import type { Io } from './cli/io.ts'
import { didYouMean } from './cli/nearest.ts'
import type { ExplainOptions } from './cli/options.ts'
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
      : (measured(references, rule) ?? readFileSync(page(references, rule), 'utf8'))
  if (out === undefined) io.stdout.write(text)
  else writeWhole(out, text, 'out')
  return 0
}

/** What verify finds in a running app has a section of its page rather than a rule. */
function measured(references: string, id: string): string | undefined {
  const sections = readFileSync(join(references, 'verify.md'), 'utf8').split(/^## /m)
  const own = sections.find(section => /^verified-[a-z-]+\n/.test(section) && section.startsWith(`${id}\n`))
  return own === undefined ? undefined : `# ${own.trimEnd()}\n`
}

function page(references: string, rule: string): string {
  const folder = join(references, 'rules')
  const ids = readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .map(name => name.slice(0, -'.md'.length))
  // Looked up in the list and not in the folder, so that no id can lead elsewhere.
  if (!ids.includes(rule))
    throw new UsageError(
      `No rule is called "${rule}".${didYouMean(rule, ids)} explain without a rule lists them.`,
    )
  return join(folder, `${rule}.md`)
}

runDirectly('explain')
