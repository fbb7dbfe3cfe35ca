import { z } from 'zod'
import { mutantSchema } from './mutant.ts'

/** What a worker is asked: to get ready with its share of the cases, or to try one mutant on them. */
export const askedSchema = z.discriminatedUnion('ask', [
  z.strictObject({
    ask: z.literal('start'),
    of: z.enum(['kept', 'laws']).default('kept'),
    mutants: z.array(mutantSchema),
    code: z.string(),
    share: z.int(),
    shares: z.int(),
  }),
  z.strictObject({ ask: z.literal('try'), id: z.int(), cases: z.array(z.string()) }),
])
export type Asked = z.infer<typeof askedSchema>
/** Which cases: what the suite keeps of apps, or the laws over them. */
export type Asking = Extract<Asked, { ask: 'start' }>['of']

/** What became of one mutant on some cases. */
const fateSchema = z.discriminatedUnion('fate', [
  z.strictObject({ fate: z.literal('survived') }),
  z.strictObject({
    fate: z.literal('killed'),
    by: z.string(),
    how: z.enum(['marks', 'answers', 'reached', 'laws', 'crash', 'time']),
  }),
])
export type Fate = z.infer<typeof fateSchema>

/** A case as it went with no mutant at work. */
const readySchema = z.strictObject({
  name: z.string(),
  rule: z.string(),
  milliseconds: z.number(),
  reached: z.array(z.int()),
})
export type Ready = z.infer<typeof readySchema>

export const answeredSchema = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('ready'), cases: z.array(readySchema) }),
  z.strictObject({ answer: z.literal('tried'), id: z.int(), outcome: fateSchema }),
  z.strictObject({ answer: z.literal('failed'), why: z.string() }),
])
export type Answered = z.infer<typeof answeredSchema>
