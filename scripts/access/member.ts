import type { ts } from '../project/typescript.ts'
import { join, nullish } from './join.ts'
import { classMember, instanceMember } from './classes.ts'
import { knownExport } from './known/lookup.ts'
import { ENVIRONMENT, environment, environmentName } from './known/environment.ts'
import type { Run } from './run.ts'
import { hasEveryRight, signedIn } from './facts.ts'
import { isOverAll, RAISED } from './ties/roles.ts'
import {
  BODY,
  FAULT,
  IDENTITY,
  mix,
  partOf,
  PLAIN,
  SELF_WRITTEN,
  sent,
  STORED,
  WHOLE_USER,
} from './origin.ts'
import {
  constant,
  data,
  native,
  unknown,
  UNDEFINED,
  withOrigin,
  type External,
  type Value,
} from './values.ts'

/** `target.name`. Reading a property of null or undefined ends the path, as it does at run time. */
export function member(run: Run, target: Value, name: string, site: ts.Node): Value {
  if (SELF.test(name) && holdsMore(target)) return selfWritten(target)
  switch (target.kind) {
    case 'constant':
      return constantMember(run, target, name, site)
    case 'object': {
      const own = target.cells.get(name)
      const value = own?.value ?? instanceMember(run, target, name) ?? restOf(target, name)
      return inherit(target, value)
    }
    case 'array':
      return arrayMember(target, name)
    case 'class':
      return classMember(run, target, name) ?? UNDEFINED
    case 'native':
      return target.members?.get(name) ?? unknown(target.origin)
    case 'namespace':
      return run.interpreter.exported(target.file, name)
    case 'external':
      return externalMember(run, target, name)
    case 'promise':
      // An un-awaited promise has no field of its result: `const { userId } = auth()` is undefined.
      return withOrigin(UNDEFINED, { ...target.origin, cause: null })
    case 'union':
      return unionMember(run, target.options, name, site)
    case 'function':
      return target.cells.get(name)?.value ?? unknown(target.origin)
    case 'element':
    case 'unknown':
      if (lacksField(target, name)) return { ...UNDEFINED, origin: target.origin }
      return unknown(partOf(target.origin, name))
  }
}

/** Clerk's name for what the user may write itself, in its API and in claims and events. */
const SELF = /^unsafe_?metadata$/i

function holdsMore(target: Value): boolean {
  return (
    target.kind === 'unknown' || target.kind === 'object' || (target.kind === 'external' && target.result)
  )
}

/** What the user has written there itself is as good as a part of the request. */
function selfWritten({ origin }: Value): Value {
  return data({ ...sent(BODY | SELF_WRITTEN, 'unsafeMetadata'), cause: origin.cause })
}

/** What errors hold, those of libraries too; a user's id is nothing of it. */
const ERROR_FIELD =
  /^(name|message|stack|cause|code|digest|errno|status\w*|errors?|issues|meta|data|response|body|type|title|details?|hint|reason|clerkError|clerk_error|longMessage|toString|format|flatten)$/

/** `user.id`, where the helper that looked for the user gave the error that it caught. */
function lacksField({ origin }: Value, name: string): boolean {
  return (origin.marks & FAULT) !== 0 && origin.cause !== null && !ERROR_FIELD.test(name)
}

/** Methods that every object has. */
const OF_OBJECTS = /^(toString|toLocaleString|valueOf|hasOwnProperty|propertyIsEnumerable|isPrototypeOf)$/

/** A name that is in no cell: of what the caller sends, it is known which part it is. */
function restOf({ rest, origin }: Extract<Value, { kind: 'object' }>, name: string): Value {
  if (rest === null) return OF_OBJECTS.test(name) ? native(name, () => data(origin)) : UNDEFINED
  return rest.kind === 'unknown' ? { ...rest, origin: partOf(rest.origin, name) } : rest
}

/** What was returned because of the caller's identity carries it in its fields too (`{ error: 'Unauthorized' }`). */
function inherit(target: Value, value: Value): Value {
  return target.origin.cause && !value.origin.cause ? withOrigin(value, target.origin) : value
}

function constantMember(run: Run, target: Value, name: string, site: ts.Node): Value {
  if (nullish(target) === true) {
    return run.fail(site, `reads ${name} of nothing`, target.origin.cause)
  }
  if (name === 'length' && target.kind === 'constant' && typeof target.value === 'string') {
    return constant(target.value.length, target.origin)
  }
  return unknown(target.origin)
}

function arrayMember(target: Extract<Value, { kind: 'array' }>, name: string): Value {
  if (target.items) {
    if (name === 'length') return constant(target.items.length, target.origin)
    const index = Number(name)
    if (Number.isInteger(index)) return target.items[index]?.value ?? UNDEFINED
    return unknown(target.origin)
  }
  if (name === 'length') return unknown(target.origin)
  return /^\d+$/.test(name) ? join([target.element.value, UNDEFINED]) : unknown(target.origin)
}

function externalMember(run: Run, target: External, name: string): Value {
  if (target.module === ENVIRONMENT) return environment(name, run)
  if (target.trail.length === 0 && !target.result) {
    const known = knownExport(target.module, name, run.facts.app)
    if (known) return known
  }
  if (target.result && environmentName(name)) return environment(name, run)
  const raised = raisedRight(run, target, name)
  if (raised) return raised
  const part = isSent(target, name) ? partOf(target.origin, name) : target.origin
  // `users.data` holds whole users, `user.id` is no user.
  const origin = name === 'data' ? part : { ...part, marks: part.marks & ~WHOLE_USER }
  return { ...target, trail: [...target.trail, name], origin }
}

/** Is it a part of what the caller sends, after a schema has let it through? Its `data` is the whole. */
function isSent({ result, effect, trail, origin }: External, name: string): boolean {
  const whole = name === 'data' && /^(safeParse|parse|spa|validate)/.test(trail.at(-2) ?? '')
  return result && effect === null && (origin.marks & STORED) === 0 && !whole
}

/** `user.isAdmin` of the caller's own row: a caller of whom nothing more is known is none. */
function raisedRight(run: Run, { result, origin }: External, name: string): Value | undefined {
  if (!result || origin.from?.own !== true || !RAISED.test(name)) return undefined
  const { caller, ranked } = run.facts
  if (ranked === true && !isOverAll(name)) return undefined
  if (!signedIn(caller) || hasEveryRight(caller)) return undefined
  const cause = { kind: 'permission' as const, step: run.step(run.at, `asks for ${name}`) }
  return constant(false, { ...origin, marks: origin.marks | IDENTITY, cause })
}

function unionMember(run: Run, options: readonly Value[], name: string, site: ts.Node): Value {
  // An option that has no properties would throw; the others go on, so it says nothing of them.
  const able = options.filter(option => nullish(option) !== true)
  if (able.length === 0) {
    const cause = options.find(option => option.origin.cause)?.origin.cause ?? null
    return run.fail(site, `reads ${name} of nothing`, cause)
  }
  if (able.length < options.length) run.mayThrow()
  const origin = options.map(option => option.origin).reduce(mix)
  const value = join(able.map(option => member(run, option, name, site)))
  return origin.opaque ? withOrigin(value, { ...PLAIN, opaque: origin.opaque }) : value
}
