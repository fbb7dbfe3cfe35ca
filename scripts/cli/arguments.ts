import { parseArgs } from 'node:util'
import { UsageError } from './exit-codes.ts'
import type { Flag } from './flags.ts'
import { didYouMean } from './nearest.ts'

/** A command line taken apart, its values not yet judged. */
export interface Words {
  positionals: readonly string[]
  /** By flag, in the order given; `[]` for a switch. */
  values: ReadonlyMap<string, readonly string[]>
}

/**
 * Takes apart what stands behind the command.
 * @throws {UsageError} for an unknown flag, a missing value or one too many
 */
export function readArguments(argv: readonly string[], flags: readonly Flag[]): Words {
  const { tokens } = parseArgs({
    args: [...argv],
    // Not strict, since its own errors name no likeness; the tokens are judged here.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(flags.map(flag => [flag.name, option(flag)])),
  })
  const positionals: string[] = []
  const values = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const flag = flags.find(candidate => candidate.name === token.name)
    if (flag === undefined) throw unknownFlag(token.rawName, flags)
    const before = values.get(flag.name)
    if (before !== undefined && flag.value !== undefined && flag.repeats === undefined)
      throw new UsageError(`--${flag.name} is given twice: give it once.`)
    values.set(flag.name, [...(before ?? []), ...valueOf(flag, token.value, token.inlineValue === true)])
  }
  return { positionals, values }
}

function option(flag: Flag): { type: 'string' | 'boolean' } {
  return { type: flag.value === undefined ? 'boolean' : 'string' }
}

function valueOf(flag: Flag, value: string | undefined, inline: boolean): string[] {
  if (flag.value === undefined) {
    if (inline) throw new UsageError(`--${flag.name} takes no value.`)
    return []
  }
  // A value that begins with a dash is a forgotten one; `--out=-x` still says it on purpose.
  if (value === undefined || value === '' || (!inline && value.startsWith('-')))
    throw new UsageError(`--${flag.name} needs a value: --${flag.name} ${flag.value}.`)
  return [value]
}

function unknownFlag(rawName: string, flags: readonly Flag[]): UsageError {
  const names = flags.map(flag => flag.name)
  return new UsageError(
    `Unknown flag ${/^[\w-]+$/.test(rawName) ? rawName : JSON.stringify(rawName)}.${didYouMean(rawName.replace(/^-+/, ''), names, '--')}`,
  )
}
