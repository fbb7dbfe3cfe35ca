import { relative } from 'node:path'
import type { Report } from '../core/report.ts'
import { printable } from '../report/neutral.ts'
import { COMMANDS } from './commands.ts'
import type { Io } from './io.ts'
import { programName, shellWord } from './program.ts'

/** The last line of a report: one command that leads on. */
export function nextStep(
  report: Report,
  { path, verbose }: { path: string; verbose: boolean },
  io: Io,
): string {
  const program = programName(io)
  const folder = relative(io.cwd, path)
  const where = folder === '' ? '' : ` ${printable(shellWord(folder.length < path.length ? folder : path))}`
  const open = report.findings.filter(finding => finding.suppressed === undefined)
  const [worst] = open
  if (worst !== undefined) {
    const mend = `why and how to mend: ${program} explain ${worst.ruleId}`
    const fixable = open.some(finding => finding.fix !== undefined) && exists('harden')
    return fixable ? `Next: the fixes as a diff: ${program} harden${where} · ${mend}` : `Next: ${mend}`
  }
  const { files, endpoints, rules } = report.coverage
  if (!verbose && files.unknown.length + endpoints.unknown.length + rules.unknown.length > 0)
    return `Next: what could not be decided: ${program} audit${where} --verbose`
  return `Next: after each change: ${program} audit${where}`
}

function exists(name: string): boolean {
  return COMMANDS.some(command => command.name === name)
}
