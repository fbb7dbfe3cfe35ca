import { z } from 'zod'

/** One change of one place in one file, small enough that a reader sees what a test should have noticed. */
export const mutantSchema = z.strictObject({
  /** POSIX path in scripts/. */
  file: z.string(),
  line: z.int(),
  /** Where the place begins and ends in the text of the file. */
  start: z.int(),
  end: z.int(),
  /** What stands there: an expression, a statement, or the very beginning of a function's body. */
  form: z.enum(['expression', 'statement', 'body']),
  what: z.string(),
  /** The text that stands there instead. */
  text: z.string(),
  /** Asking the place twice changes nothing: a case in which both texts come to the same cannot notice. */
  pure: z.boolean(),
  /** Of mutants that bear one key a draw takes at most one: a list of forty words would fill it otherwise. */
  oneOf: z.string().optional(),
})

export type Mutant = z.infer<typeof mutantSchema>

/** What a rule of change says of a node. */
export type Change = Omit<Mutant, 'file' | 'line'>
