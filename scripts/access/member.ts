import type { ts } from '../project/typescript.ts'
import { join, nullish } from './join.ts'
import { classMember, instanceMember } from './classes.ts'
import { knownExport } from './known/lookup.ts'
import { ENVIRONMENT, environment, environmentName } from './known/environment.ts'
import type { Run } from './run.ts'
import { mix } from './origin.ts'
import { constant, unknown, UNDEFINED, withOrigin, type External, type Value } from './values.ts'

/** `target.name`. Reading a property of null or undefined ends the path, as it does at run time. */
export function member(run: Run, target: Value, name: string, site: ts.Node): Value {
  switch (target.kind) {
    case 'constant':
      return constantMember(run, target, name, site)
    case 'object': {
      const own = target.cells.get(name)
      const value = own?.value ?? instanceMember(run, target, name) ?? target.rest ?? UNDEFINED
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
      return unknown(target.origin)
    case 'unknown':
      return unknown(target.origin)
  }
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
  return { ...target, trail: [...target.trail, name] }
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
  return origin.opaque ? withOrigin(value, { marks: 0, opaque: origin.opaque, cause: null }) : value
}
