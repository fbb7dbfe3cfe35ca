import { arrayMethod } from './builtins/array-methods.ts'
import { asArray, truth } from './join.ts'
import { ANSWER, COERCED, PARSED, partOf, type Origin } from './origin.ts'
import { unknown, type NativeCall, type Unknown, type Value } from './values.ts'

/** `given.split(' ').some(isGenuine)`: what holds for whatever item there may be holds for the list. */
export function ofAny(callee: Unknown, call: NativeCall, name: string): Value {
  const value = arrayMethod(asArray(callee), name, call)
  if (name === 'find' || truth(value) !== null) return value
  const { origin } = value
  return unknown({ ...origin, marks: origin.marks | ANSWER, cause: callee.origin.cause })
}

/** Methods that ask something of a text or a list. */
const ASKS = /^(startsWith|endsWith|includes|test|match|some|every)$/

/** Methods that texts and numbers alone have, and that give one: anything else that is sent fails here. */
const OF_TEXT =
  /^(trim\w*|to(Lower|Upper)Case|toString|toFixed|substring|replace(All)?|split|normalize|pad(Start|End)|charAt|match)$/

/** What comes of a method of something that was sent. */
export function asked(origin: Origin, name: string): Origin {
  const mark = ASKS.test(name) ? ANSWER : OF_TEXT.test(name) ? COERCED : 0
  return mark === 0 ? origin : { ...origin, marks: origin.marks | mark }
}

/** `formData.get('id')` is one part of what was sent. */
export function fieldOf(origin: Origin, name: string, [field]: readonly Value[]): Origin {
  // What a validator of a router has let through: https://hono.dev/docs/guides/validation
  if (name === 'valid') return { ...origin, marks: origin.marks | PARSED }
  return /^get(All)?$/.test(name) && field?.kind === 'constant' ? partOf(origin, String(field.value)) : origin
}
