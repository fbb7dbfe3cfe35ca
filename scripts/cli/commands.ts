import type { Words } from './arguments.ts'
import type { Flag } from './flags.ts'
import { AUDIT_FLAGS, HARDEN_FLAGS, OUT, REPORT_FLAGS, VERBOSE, VERIFY_FLAGS } from './flags.ts'
import type { Io } from './io.ts'

export interface Command {
  name: string
  /** What stands behind the name, as help prints it. */
  argument: string
  says: string
  flags: readonly Flag[]
  /** What follows the program's name, and what that is for. */
  examples: readonly { line: string; says: string }[]
  /** Judges the words, then loads what does the work: a mistyped flag is answered at once. */
  run: (words: Words, io: Io) => Promise<number>
}

const audit: Command = {
  name: 'audit',
  argument: '[PATH]',
  says: 'read the app, reason about who reaches what, report; runs and changes nothing',
  flags: [...AUDIT_FLAGS, ...REPORT_FLAGS],
  examples: [
    { line: 'audit', says: 'the current folder' },
    { line: 'audit ../shop --only routes,webhooks', says: 'two groups of rules' },
    { line: 'audit . --format json --out report.json --fail-on medium', says: 'for a script or CI' },
  ],
  run: async (words, io) => {
    const options = (await import('./options.ts')).auditOptions(words, io)
    return (await import('../audit.ts')).audit(options, io)
  },
}

const harden: Command = {
  name: 'harden',
  argument: '[PATH]',
  says: 'show the fixes as a diff; with --write make them and audit again',
  flags: [...HARDEN_FLAGS, ...REPORT_FLAGS],
  examples: [
    { line: 'harden', says: 'the diff, nothing is written' },
    { line: 'harden ../shop --write', says: 'make the changes' },
    { line: 'harden . --rule env-file-not-ignored --write', says: 'of one rule alone' },
    { line: 'harden ../shop --undo', says: 'as it was before' },
  ],
  run: async (words, io) => {
    const options = (await import('./options.ts')).hardenOptions(words, io)
    return (await import('../harden.ts')).harden(options, io)
  },
}

const verify: Command = {
  name: 'verify',
  argument: '[PATH]',
  says: 'start a copy of the app on this machine and ask it as each caller; lay that beside the audit',
  flags: [...VERIFY_FLAGS, ...REPORT_FLAGS],
  examples: [
    { line: 'verify', says: 'a copy of the app, by next dev' },
    { line: 'verify ../shop --prod --only routes,actions', says: 'as in production, two parts' },
    { line: 'verify . --url http://localhost:3000', says: 'an app that runs already' },
  ],
  run: async (words, io) => {
    const options = (await import('./options.ts')).verifyOptions(words, io)
    return (await import('../verify.ts')).verify(options, io)
  },
}

const explain: Command = {
  name: 'explain',
  argument: '[RULE]',
  says: "print a rule's page: why it matters, how to mend it; without a rule, the list",
  flags: [OUT, VERBOSE],
  examples: [
    { line: 'explain', says: 'every rule' },
    { line: 'explain unguarded-route-handler', says: 'one rule' },
  ],
  run: async (words, io) => {
    const options = (await import('./options.ts')).explainOptions(words, io)
    return (await import('../explain.ts')).explain(options, io)
  },
}

/** The commands that exist, in the order of their use. Help and the suggestions know no others. */
export const COMMANDS: readonly Command[] = [audit, harden, verify, explain]
