import { ts } from '../project/typescript.ts'
import { elementOf, nullish } from './join.ts'
import type { Run } from './run.ts'
import type { Scope } from './state.ts'
import { arrayOf, unknown, UNDEFINED, type Value } from './values.ts'
import { WHOLE_USER } from './origin.ts'
import { propertyName } from './literals.ts'
import { join } from './join.ts'

/** Declares the names of a variable or parameter: `x`, `{ a, b: { c }, ...rest }`, `[first, second]`. */
export function bind(run: Run, name: ts.BindingName, value: Value, scope: Scope): void {
  if (ts.isIdentifier(name)) {
    scope.declare(name.text, value)
  } else if (ts.isObjectBindingPattern(name)) {
    bindObject(run, name, value, scope)
  } else {
    bindArray(run, name, value, scope)
  }
}

function bindObject(run: Run, pattern: ts.ObjectBindingPattern, value: Value, scope: Scope): void {
  if (nullish(value) === true) {
    run.fail(pattern, 'takes fields of nothing', value.origin.cause)
  }
  const taken: string[] = []
  for (const element of pattern.elements) {
    if (element.dotDotDotToken) {
      bind(run, element.name, remaining(value, taken), scope)
      continue
    }
    const key = element.propertyName ?? element.name
    const name =
      ts.isObjectBindingPattern(key) || ts.isArrayBindingPattern(key)
        ? undefined
        : propertyName(run, key, scope)
    if (name !== undefined) taken.push(name)
    const part =
      name === undefined ? unknown(value.origin) : run.interpreter.member(run, value, name, element)
    bind(run, element.name, withDefault(run, element, part, scope), scope)
  }
}

function withDefault(run: Run, element: ts.BindingElement, value: Value, scope: Scope): Value {
  if (!element.initializer) return value
  if (value.kind === 'constant') {
    return value.value === undefined ? run.interpreter.evaluate(run, element.initializer, scope) : value
  }
  if (value.kind !== 'unknown' || value.truth === true) return value
  return join([value, run.interpreter.evaluate(run, element.initializer, scope)])
}

function remaining(value: Value, taken: readonly string[]): Value {
  // `const { privateMetadata, ...rest } = user` leaves out what matters.
  const marks = taken.includes('privateMetadata') ? value.origin.marks & ~WHOLE_USER : value.origin.marks
  const origin = { ...value.origin, marks }
  if (value.kind === 'constant') return unknown(origin)
  if (value.kind !== 'object') return { ...value, origin }
  const cells = new Map(value.cells)
  for (const name of taken) cells.delete(name)
  return { ...value, cells, origin }
}

function bindArray(run: Run, pattern: ts.ArrayBindingPattern, value: Value, scope: Scope): void {
  pattern.elements.forEach((element, index) => {
    if (ts.isOmittedExpression(element)) return
    if (element.dotDotDotToken) {
      bind(run, element.name, arrayOf(elementOf(value)), scope)
      return
    }
    const part =
      value.kind === 'array' ? run.interpreter.member(run, value, String(index), element) : itemOf(value)
    bind(run, element.name, withDefault(run, element, part, scope), scope)
  })
}

/** The first row of an empty answer is undefined; of an unknown one it may be. */
function itemOf(value: Value): Value {
  if (value.kind === 'union')
    return join(
      value.options.map(option =>
        option.kind === 'array' && option.items?.length === 0
          ? { ...UNDEFINED, origin: option.origin }
          : elementOf(option),
      ),
    )
  return elementOf(value)
}
