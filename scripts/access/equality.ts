import { nullish, truth } from './join.ts'
import { isCapability } from './known/names.ts'
import { ownsNothing } from './ties/owner.ts'
import { hasEveryRight, type Facts } from './facts.ts'
import {
  ANSWER,
  BODY,
  CREDENTIAL,
  IDENTITY,
  INPUT,
  isRaw,
  mix,
  SECRET,
  STORED,
  type Cause,
  type Origin,
  type Opaque,
} from './origin.ts'
import { isRequired } from './ties/required.ts'
import { isOverAll, ROLE } from './ties/roles.ts'
import { constant, has, type Value, data } from './values.ts'

/**
 * `a === b` as far as it can be told. A caller does not know the server's secrets, and a signed-in caller
 * owns nothing that is stored: these two decide most real guards.
 * @param isThere has one of the two been asked for before?
 */
export function equals(facts: Facts, a: Value, b: Value, here: Cause, isThere = false): Value {
  const origin = mix(a.origin, b.origin)
  const options = pairs(a, b).map(([left, right]) => compare(facts, left, right, here, isThere))
  const [first] = options
  if (first && options.every(option => option.equal === first.equal) && first.equal !== null) {
    const cause = options.find(option => option.cause)?.cause ?? origin.cause
    return constant(first.equal, { ...origin, cause, opaque: null })
  }
  const marks = origin.marks | ANSWER
  return data({ ...withoutCause(origin), marks, opaque: origin.opaque ?? byHand(a, b, here) })
}

/** A secret and the caller's text worked into one value: a comparison written by hand, which is not followed. */
function byHand(a: Value, b: Value, { step }: Cause): Opaque | null {
  const mixed = (value: Value) => has(value, SECRET) && has(value, INPUT | BODY | CREDENTIAL)
  return mixed(a) || mixed(b)
    ? { what: 'a comparison with a secret that is written by hand', step, cut: false }
    : null
}

function withoutCause(origin: Origin): Origin {
  return origin.cause ? { ...origin, cause: null } : origin
}

function pairs(a: Value, b: Value): [Value, Value][] {
  const left = a.kind === 'union' ? a.options : [a]
  const right = b.kind === 'union' ? b.options : [b]
  return left.flatMap(x => right.map((y): [Value, Value] => [x, y]))
}

interface Answer {
  equal: boolean | null
  cause: Cause | null
}

function compare(facts: Facts, a: Value, b: Value, here: Cause, isThere: boolean): Answer {
  if (a.kind === 'constant' && b.kind === 'constant') return { equal: a.value === b.value, cause: null }
  const guess = secretAgainstInput(a, b, here) ?? secretAgainstInput(b, a, here)
  // The sender shares the secret, so what it sends is what is expected.
  if (guess) return facts.sender ? { equal: true, cause: null } : guess
  const token = isThere
    ? (tokenAgainstInput(a, b, here) ?? tokenAgainstInput(b, a, here))
    : (tokenThere(facts, a, b, here) ?? tokenThere(facts, b, a, here))
  if (token && !facts.sender) return token
  const own = identityAgainstData(facts, a, b, here) ?? identityAgainstData(facts, b, a, here)
  if (own) return own
  if (nullish(a) === true && nullish(b) === false) return { equal: false, cause: null }
  if (nullish(b) === true && nullish(a) === false) return { equal: false, cause: null }
  if (isFalse(a) && truth(b) === true) return { equal: false, cause: null }
  if (isFalse(b) && truth(a) === true) return { equal: false, cause: null }
  return { equal: null, cause: null }
}

/**
 * `row.memberIds.includes(userId)`: a list that is somebody else's holds no caller who owns nothing. undefined: it
 * cannot be told.
 */
export function holdsCaller(facts: Facts, list: Value, wanted: Value, here: Cause): Value | undefined {
  if (!ownsNothing(facts) || !isOwn(wanted) || isOwn(list)) return undefined
  if (!has(list, STORED | INPUT | BODY)) return undefined
  return constant(false, { ...mix(list.origin, wanted.origin), cause: { ...here, kind: 'permission' } })
}

function isFalse(value: Value): boolean {
  return value.kind === 'constant' && !value.value
}

/** What the caller sends never equals what only the server knows. */
function secretAgainstInput(a: Value, b: Value, here: Cause): Answer | undefined {
  if (!has(a, SECRET) || has(a, IDENTITY)) return undefined
  if (!has(b, INPUT | BODY | CREDENTIAL)) return undefined
  return { equal: false, cause: { kind: 'shared-secret', step: here.step } }
}

/**
 * `row.confirmToken !== token`: a token that was sent to somebody, and that no other knows. Whoever may send null equals
 * a row that has none.
 */
function tokenThere(facts: Facts, a: Value, b: Value, here: Cause): Answer | undefined {
  const column = a.kind === 'external' ? (a.trail.at(-1) ?? '') : ''
  const mayBeNull = isRaw(b.origin) && truth(b) !== true && !isRequired(facts.project, column)
  return mayBeNull ? undefined : tokenAgainstInput(a, b, here)
}

function tokenAgainstInput(a: Value, b: Value, { step }: Cause): Answer | undefined {
  const column = a.kind === 'external' && a.data ? (a.trail.at(-1) ?? '') : ''
  if (!isCapability(column) || !has(b, INPUT | BODY | CREDENTIAL) || has(b, STORED)) return undefined
  return { equal: false, cause: { kind: 'api-key', step } }
}

function identityAgainstData(facts: Facts, a: Value, b: Value, here: Cause): Answer | undefined {
  if (!isOwn(a) || isOwn(b)) return undefined
  const none = nullish(a) === true
  // JSON may hold null, so a body can be made equal to a missing id; a path, a header or a row cannot.
  if (none && has(b, BODY)) return undefined
  if (none && has(b, INPUT | STORED | SECRET))
    return { equal: false, cause: a.origin.cause ?? { kind: 'session', step: here.step } }
  if (none || hasEveryRight(facts.caller)) return undefined
  // In its own organisation the caller may be whatever an organisation has.
  if (facts.ranked === true && namesRole(a) && !(b.kind === 'constant' && isOverAll(String(b.value))))
    return undefined
  // A role, a name or an id that the source asks for: a signed-in stranger has none of them.
  if (b.kind === 'constant' && nullish(b) === false && (a.kind === 'unknown' || namesRole(a)))
    return { equal: false, cause: { kind: 'permission', step: here.step } }
  if (facts.owns) return undefined
  // An id in the request that a stranger sends is not its own.
  const foreign = has(b, STORED | SECRET) || (ownsNothing(facts) && has(b, INPUT | BODY))
  return foreign ? { equal: false, cause: { kind: 'permission', step: here.step } } : undefined
}

/** What a role that is a row of its own is told by. */
const LABEL = /^(name|slug|key|code|title|type)$/

/** `user.role` and `user.role.name`, of the caller's own row in the app's store. */
function namesRole(value: Value): boolean {
  if (value.kind !== 'external') return false
  const names = value.trail.filter(each => each !== '[]')
  const told = LABEL.test(names.at(-1) ?? '') ? names.at(-2) : undefined
  return [names.at(-1), told].some(name => name !== undefined && ROLE.test(name))
}

/** Told by Clerk, or found by what Clerk told: the caller's own row in the app's store. */
function isOwn(value: Value): boolean {
  return has(value, IDENTITY) || value.origin.from?.own === true
}
