import { nullish, truth } from './join.ts'
import { BODY, CREDENTIAL, IDENTITY, INPUT, SECRET } from './origin.ts'
import type { Run } from './run.ts'
import { has, type Value } from './values.ts'

/**
 * How a test comes out here. A secret counts as set, unless the run is about a deployment that lacks it: then
 * `if (secret)` and `if (!secret)` come out the other way.
 */
export function answered(run: Run, value: Value): boolean | null {
  const known = truth(value)
  return known !== null && tellsOfSecret(run, value) ? !known : known
}

/** The same for `??`. */
export function missing(run: Run, value: Value): boolean | null {
  return tellsOfSecret(run, value) && nullish(value) === false ? true : nullish(value)
}

/** A yes or no that tells whether a secret is there, as it is here: `switch (Boolean(secret))`. */
export function told(run: Run, value: Value): Value {
  if (value.kind !== 'constant' || typeof value.value !== 'boolean') return value
  if (!tellsOfSecret(run, value)) return value
  // Answered once, it is not answered again where it is asked for.
  const origin = { ...value.origin, marks: value.origin.marks & ~SECRET }
  return { ...value, value: !value.value, origin }
}

/** A secret by itself, or whether it is there: nothing that the caller sent has a part in it. */
function tellsOfSecret(run: Run, value: Value): boolean {
  return (
    run.facts.unset === true &&
    (value.kind === 'unknown' || value.kind === 'constant') &&
    value.origin.cause === null &&
    has(value, SECRET) &&
    !has(value, INPUT | BODY | CREDENTIAL | IDENTITY)
  )
}
