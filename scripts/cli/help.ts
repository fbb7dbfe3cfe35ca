import { COMMANDS } from './commands.ts'
import type { Command } from './commands.ts'
import { HELP, VERSION_FLAG } from './flags.ts'
import type { Flag } from './flags.ts'

const EXIT_CODES =
  'Exit codes: 0 nothing at or above --fail-on · 1 findings · 2 usage · 3 nothing assessed · 4 the tool failed'

/** What the program prints without a command. `program` is how it was called. */
export function generalHelp(program: string): string {
  const width = Math.max(...COMMANDS.map(command => signature(command).length))
  return [
    `${program} COMMAND [flags]`,
    '',
    'Audits apps that use Clerk authentication: who can reach what, with proof.',
    '',
    ...COMMANDS.map(command => `  ${signature(command).padEnd(width)}  ${command.says}`),
    '',
    ...flagLines([HELP, VERSION_FLAG]),
    '',
    `Flags of a command: ${program} COMMAND --help`,
    EXIT_CODES,
    '',
  ].join('\n')
}

/** What `COMMAND --help` prints. */
export function commandHelp(command: Command, program: string): string {
  const width = Math.max(...command.examples.map(example => example.line.length))
  return [
    `${program} ${signature(command)} [flags]`,
    '',
    `${command.says.charAt(0).toUpperCase()}${command.says.slice(1)}.`,
    '',
    ...flagLines([...command.flags, HELP]),
    '',
    'Examples:',
    ...command.examples.map(example => `  ${program} ${example.line.padEnd(width)}  # ${example.says}`),
    '',
    EXIT_CODES,
    '',
  ].join('\n')
}

function signature(command: Command): string {
  return `${command.name} ${command.argument}`
}

function flagLines(flags: readonly Flag[]): string[] {
  return flags.map(flag => {
    const usage = flag.value === undefined ? `--${flag.name}` : `--${flag.name} ${flag.value}`
    return usage.length > 40 ? `  ${usage}\n      ${flag.says}` : `  ${usage.padEnd(42)}${flag.says}`
  })
}
