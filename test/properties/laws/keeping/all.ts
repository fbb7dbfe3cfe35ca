import type { Law } from '../source.ts'
import { EXPRESSIONS } from './expressions.ts'
import { FLOW } from './flow.ts'
import { FUNCTIONS } from './functions.ts'
import { intoAHelper } from './helper.ts'
import { MODULES } from './modules.ts'
import { NAMES } from './names.ts'
import { VARIABLES } from './variables.ts'
import { WRITING } from './writing.ts'

/** Ways to write the same app: none of them may change an answer. */
export const KEEPING: readonly Law[] = [
  ...WRITING,
  ...NAMES,
  ...FUNCTIONS,
  ...FLOW,
  ...EXPRESSIONS,
  ...VARIABLES,
  ...MODULES,
  intoAHelper,
]
