import { CONFIDENCES, GROUPS, SEVERITIES, VERIFY_PARTS } from '../core/vocabulary.ts'
import { TEMPLATE_NAMES } from '../fixes/templates/names.ts'
import type { TemplateName } from '../fixes/templates/names.ts'

/** One flag as `--help` prints it and the command line is read by. Plain data: help loads nothing else. */
export interface Flag {
  name: string
  /** What stands behind it (`FILE`, `low|medium|high`); a flag without one is a switch. */
  value?: string
  /** May it be given more than once? */
  repeats?: true
  says: string
}

/** The formats that exist. */
export const FORMATS = ['text', 'json', 'sarif', 'markdown', 'html'] as const
export type Format = (typeof FORMATS)[number]

/** What `--template` takes; `list` tells what each of them is. */
export const TEMPLATE: readonly ['list', ...TemplateName[]] = ['list', ...TEMPLATE_NAMES]

/** `never`: report, but exit with 0. */
export const FAIL_ON = [...SEVERITIES, 'never'] as const
export type FailOn = (typeof FAIL_ON)[number]

export const HELP: Flag = { name: 'help', says: 'this text' }
export const VERSION_FLAG: Flag = { name: 'version', says: 'the version' }
export const VERBOSE: Flag = { name: 'verbose', says: 'proof, everything undecided and every endpoint' }
export const OUT: Flag = { name: 'out', value: 'FILE', says: 'write there instead of standard output' }

/** What every command that reports understands. */
export const REPORT_FLAGS: readonly Flag[] = [
  { name: 'format', value: FORMATS.join('|'), says: 'default text' },
  OUT,
  { name: 'fail-on', value: FAIL_ON.join('|'), says: 'exit with 1 from this severity on; default high' },
  {
    name: 'min-confidence',
    value: CONFIDENCES.join('|'),
    says: 'leave out less certain findings; default low',
  },
  VERBOSE,
]

const RULE: Flag = {
  name: 'rule',
  value: 'ID',
  repeats: true,
  says: 'this rule alone; may be repeated',
}

export const HARDEN_FLAGS: readonly Flag[] = [
  { name: 'write', says: 'make the changes, then audit again; without it they are shown' },
  { name: 'all', says: "the fixes that change somebody's rights too" },
  RULE,
  { name: 'undo', says: 'take the last run of --write back, byte for byte' },
  { name: 'force', says: 'even where files hold what neither git nor an earlier run could give back' },
  {
    name: 'template',
    value: TEMPLATE.join('|'),
    says: 'fit this hardened template into the app, in place of the fixes; list says what each is',
  },
]

export const AUDIT_FLAGS: readonly Flag[] = [
  { name: 'only', value: GROUPS.join(','), says: 'these groups of rules' },
  RULE,
  { name: 'history', says: 'look for keys in every commit of the git repository, too' },
  { name: 'baseline', value: 'FILE', says: 'suppress the findings recorded there' },
  { name: 'write-baseline', value: 'FILE', says: 'record the findings of this run there' },
]

export const VERIFY_FLAGS: readonly Flag[] = [
  {
    name: 'url',
    value: 'URL',
    says: 'ask an app that runs already, started with the environment printed first',
  },
  { name: 'prod', says: 'next build and next start in place of next dev' },
  { name: 'only', value: VERIFY_PARTS.join(','), says: 'these parts' },
  { name: 'skip', value: VERIFY_PARTS.join(','), says: 'all but these parts' },
  {
    name: 'clerk-js',
    value: 'DIR',
    says: 'clerk-js and its UI for the browser, where node_modules has none',
  },
  { name: 'allow-remote', says: 'ask a host that is not this machine, as a signed-out caller alone' },
]
