import { ts } from '../project/typescript.ts'
import { elementOf, join, sizeOf, truth } from './join.ts'
import { Leave, type Run } from './run.ts'
import type { Cell, Scope } from './state.ts'
import { mix, PARSED, PLAIN } from './origin.ts'
import { closure, arrayOf, array, type ObjectValue, type Value, data, unknown } from './values.ts'

/** `{ a, b: c, ...d, e() {} }` */
export function objectLiteral(run: Run, node: ts.ObjectLiteralExpression, scope: Scope): Value {
  const result: ObjectValue = { kind: 'object', cells: new Map(), rest: null, of: null, origin: PLAIN }
  for (const property of node.properties) addProperty(run, result, property, scope)
  return result
}

function addProperty(
  run: Run,
  result: ObjectValue,
  property: ts.ObjectLiteralElementLike,
  scope: Scope,
): void {
  if (ts.isSpreadAssignment(property)) {
    const value = run.interpreter.evaluate(run, property.expression, scope)
    run.work(sizeOf(value) + result.cells.size)
    spread(result, value)
  } else if (ts.isShorthandPropertyAssignment(property)) {
    result.cells.set(property.name.text, { value: run.interpreter.evaluate(run, property.name, scope) })
  } else if (ts.isPropertyAssignment(property)) {
    const value = run.interpreter.evaluate(run, property.initializer, scope)
    const name = propertyName(run, property.name, scope)
    if (name === undefined) result.rest = result.rest ? join([result.rest, value]) : value
    else result.cells.set(name, { value })
  } else if (ts.isGetAccessorDeclaration(property)) {
    const name = propertyName(run, property.name, scope)
    if (name !== undefined) result.cells.set(name, { value: gotten(run, property, scope, result) })
  } else if (ts.isMethodDeclaration(property)) {
    const name = propertyName(run, property.name, scope)
    const value: Value = closure(property, scope, result)
    if (name !== undefined) result.cells.set(name, { value })
  }
}

/** What a getter gives; that nothing is done on the way is taken for granted. */
function gotten(run: Run, node: ts.GetAccessorDeclaration, scope: Scope, self: ObjectValue): Value {
  run.quiet += 1
  try {
    return run.interpreter.call(closure(node, scope, self), {
      run,
      args: [],
      self,
      site: node,
      constructed: false,
    })
  } catch (error) {
    if (error instanceof Leave) return unknown()
    throw error
  } finally {
    run.quiet -= 1
  }
}

/** A property's name where it can be told. */
export function propertyName(run: Run, name: ts.PropertyName, scope: Scope): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text
  if (!ts.isComputedPropertyName(name)) return undefined
  const value = run.interpreter.evaluate(run, name.expression, scope)
  return value.kind === 'constant' ? String(value.value) : undefined
}

function spread(result: ObjectValue, value: Value): void {
  switch (value.kind) {
    case 'object':
      for (const [name, cell] of value.cells) result.cells.set(name, { value: cell.value })
      if (value.rest) result.rest = result.rest ? join([result.rest, value.rest]) : value.rest
      result.of ??= value.of
      break
    case 'union':
      for (const option of value.options) spreadMaybe(result, option)
      break
    case 'constant':
      break
    default:
      // What is not known may hold any of the names that stand before it; a schema lists its own, seldom an owner's.
      for (const cell of result.cells.values())
        cell.value = join([
          cell.value,
          unknown(isParsed(value) ? { ...value.origin, from: null } : value.origin),
        ])
      result.rest = data(mix(value.origin, result.rest?.origin ?? PLAIN))
  }
  result.origin = mix(result.origin, { ...value.origin, cause: null })
}

function isParsed({ origin }: Value): boolean {
  return (origin.marks & PARSED) !== 0
}

/** One of several objects that may be spread: each of its properties may or may not be there. */
function spreadMaybe(result: ObjectValue, option: Value): void {
  // `...(title && { title })`: nothing is spread of what is falsy.
  if (truth(option) === false) return
  if (option.kind !== 'object') {
    if (option.kind !== 'constant') result.rest = data(mix(option.origin, result.rest?.origin ?? PLAIN))
    return
  }
  for (const [name, cell] of option.cells) {
    const before: Cell | undefined = result.cells.get(name)
    result.cells.set(name, { value: join([before?.value ?? data(), cell.value]) })
  }
}

/** `[a, ...b]` */
export function arrayLiteral(run: Run, node: ts.ArrayLiteralExpression, scope: Scope): Value {
  const items: Value[] = []
  let exact = true
  for (const element of node.elements) {
    if (!ts.isSpreadElement(element)) {
      items.push(run.interpreter.evaluate(run, element, scope))
      continue
    }
    const list = run.interpreter.evaluate(run, element.expression, scope)
    run.work(sizeOf(list))
    if (list.kind === 'array' && list.items) for (const cell of list.items) items.push(cell.value)
    else {
      exact = false
      items.push(elementOf(list))
    }
  }
  return exact ? array(items) : arrayOf(join(items))
}
