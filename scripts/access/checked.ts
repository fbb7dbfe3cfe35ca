import { deepOrigin } from './deep-origin.ts'
import { isSchema, packageKind } from './effects/packages.ts'
import { BODY, INPUT } from './origin.ts'
import type { Run } from './run.ts'
import type { External, NativeCall, Value } from './values.ts'

/** Names under which a package that is not known may look at what was sent. */
const MAY_CHECK = /valid|verif|pars|check|assert|sanit|schema|coerce|decode/i

/**
 * A schema looks at what it is given, whether its result is used or not: `schema.parse(body)` throws, and
 * `if (!validate(body))` sends the caller away. Of a package that is not known, the name has to tell.
 */
export function checks({ module, trail }: External, { run, args }: NativeCall): void {
  const name = trail.findLast(each => each !== '()') ?? ''
  if (!isSchema(module) && !(packageKind(module) === 'unlisted' && MAY_CHECK.test(name))) return
  for (const arg of args) markChecked(run, arg)
}

/** Notes that what the caller sends has been looked at. */
export function markChecked(run: Run, value: Value): void {
  const { marks, from } = deepOrigin(value)
  if ((marks & (INPUT | BODY)) !== 0) for (const input of from?.inputs ?? []) run.checked.add(input)
}
