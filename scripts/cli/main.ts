import { readArguments } from './arguments.ts'
import { COMMANDS } from './commands.ts'
import type { Command } from './commands.ts'
import { EXIT, UsageError, exitCodeOf } from './exit-codes.ts'
import { HELP } from './flags.ts'
import { commandHelp, generalHelp } from './help.ts'
import type { Io } from './io.ts'
import { didYouMean } from './nearest.ts'
import { programName } from './program.ts'
import { VERSION } from './version.ts'

/**
 * The whole program but for its start: reads the command line, runs the command.
 * @param argv what follows the program's name
 * @returns the exit code; never throws
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io)
  } catch (error) {
    const { complain } = await import('./complaint.ts')
    complain(error, argv.includes('--verbose'), io)
    return exitCodeOf(error)
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined) {
    io.stderr.write(generalHelp(programName(io)))
    return EXIT.usage
  }
  if (name === '--version') return print(`${VERSION}\n`, io)
  if (name === '--help' || name === '-h' || name === 'help') return print(helpOn(rest.at(0), io), io)
  const command = commandNamed(name)
  const flags = [...command.flags, HELP]
  // Help is given whatever else stands on the line: who is lost cannot be asked to get it right first.
  if (rest.includes('--help') || rest.includes('-h')) return print(commandHelp(command, programName(io)), io)
  return command.run(readArguments(rest, flags), io)
}

function helpOn(name: string | undefined, io: Io): string {
  const known = COMMANDS.find(command => command.name === name)
  return known === undefined ? generalHelp(programName(io)) : commandHelp(known, programName(io))
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find(candidate => candidate.name === name)
  if (command !== undefined) return command
  const names = COMMANDS.map(candidate => candidate.name)
  const what = name.startsWith('-')
    ? `The command comes first, before ${JSON.stringify(name)}.`
    : `Unknown command ${JSON.stringify(name)}.`
  throw new UsageError(`${what}${didYouMean(name, names)} Commands: ${names.join(', ')}.`)
}

function print(text: string, io: Io): number {
  io.stdout.write(text)
  return EXIT.clean
}
