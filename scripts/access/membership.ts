import { holdsCaller } from './equality.ts'
import { BODY, CREDENTIAL, IDENTITY, INPUT, PLAIN, SECRET, STORED } from './origin.ts'
import { constant, has, type NativeCall, type Unknown, type Value } from './values.ts'

/** `API_KEYS.split(',').includes(key)`: the server's secrets hold nothing that the caller sends, and no missing identity. */
export function membership(
  callee: Unknown,
  { run, args, site }: NativeCall,
  name: string,
): Value | undefined {
  const [wanted] = args
  if (wanted) run.tie(callee.origin.from, wanted.origin.from)
  if (!wanted || !/^(includes|has)$/.test(name)) return undefined
  const here = { kind: 'shared-secret' as const, step: run.step(site, 'looks among what the server knows') }
  const held = holdsCaller(run.facts, callee, wanted, here)
  if (held) return held
  if (has(callee, SECRET) && has(wanted, INPUT | BODY | CREDENTIAL))
    return constant(false, { ...PLAIN, marks: IDENTITY, cause: here })
  const missing = wanted.kind === 'constant' && !wanted.value && wanted.origin.cause !== null
  return missing && has(callee, SECRET | STORED) ? constant(false, wanted.origin) : undefined
}
