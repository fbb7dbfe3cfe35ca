import { ts } from '../project/typescript.ts'
import { assumeTruth, join, narrow, nullish, sizeOf, truth } from './join.ts'
import type { Run } from './run.ts'
import { unwrap } from '../endpoints/tree.ts'
import type { Cell, Scope } from './state.ts'
import { setOnDocument, setOnDocumentAt } from './documents.ts'
import { assumeEqual, comparing, comparison } from './narrowing.ts'
import { COERCED, marked } from './origin.ts'
import { UNDEFINED, withOrigin, type ArrayValue, type Value } from './values.ts'

const K = ts.SyntaxKind

/** Writes down what a test that came out as `want` has told of the variables in it. */
export function assume(run: Run, test: ts.Expression, scope: Scope, want: boolean): void {
  // Each part of a chain of conditions is gone through again for the parts behind it.
  run.work(2)
  const node = unwrap(test)
  if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken) {
    assume(run, node.operand, scope, !want)
  } else if (ts.isBinaryExpression(node)) {
    assumeBinary(run, node, scope, want)
  } else if (ts.isIdentifier(node)) {
    const cell = scope.lookup(node.text)
    // A module's declarations are made when they are first asked for, in whatever branch that is: what holds there alone
    // (`if (flag) app.use(guard)`) must not decide what they are.
    const isSwitch = run.quiet > 0 && cell?.value.kind === 'unknown'
    if (cell && !isSwitch) run.assign(cell, assumeTruth(cell.value, want))
  } else if (ts.isPropertyAccessExpression(node)) {
    assumeMember(run, node, scope, want)
  }
}

function assumeBinary(run: Run, node: ts.BinaryExpression, scope: Scope, want: boolean): void {
  const { left, right } = node
  const { kind } = node.operatorToken
  const compared = comparing(node)
  // Both sides have told: of `a && b` that is true, of `a || b` that is false.
  if (kind === (want ? K.AmpersandAmpersandToken : K.BarBarToken)) {
    assume(run, left, scope, want)
    assume(run, right, scope, want)
  } else if (kind === K.AmpersandAmpersandToken || kind === K.BarBarToken) {
    // `if (owner && owner !== userId) throw`: who goes on, and sends what is somebody else's, has sent nothing.
    if (comparison(run, right, scope) === !want) assume(run, left, scope, want)
  } else if (compared !== null) {
    assumeEqual(run, node, scope, want === (compared === 'same'))
    assumeType(run, left, right, scope, want === (compared === 'same'))
    assumeNull(run, left, right, scope, want === (compared === 'same'))
  }
}

const PLAINLY = /^(string|number|boolean)$/

/** `typeof x === 'string'`: then it is neither null nor undefined; `typeof x === 'undefined'`: then it is. */
function assumeType(run: Run, left: ts.Expression, right: ts.Expression, scope: Scope, want: boolean): void {
  if (!ts.isTypeOfExpression(left) || !ts.isStringLiteral(right)) return
  const subject = unwrap(left.expression)
  const cell = ts.isIdentifier(subject) ? scope.lookup(subject.text) : undefined
  if (!cell) return
  const empty = right.text === 'undefined'
  if (empty || want) {
    const kept = narrow(cell.value, nullish, empty ? want : false)
    // A text has one shape, whoever sends it.
    const told = kept && PLAINLY.test(right.text) && want ? withOrigin(kept, marked(COERCED)) : kept
    if (told) run.assign(cell, told)
  }
}

function assumeNull(run: Run, left: ts.Expression, right: ts.Expression, scope: Scope, want: boolean): void {
  const empty =
    right.kind === K.NullKeyword ||
    ts.isVoidExpression(right) ||
    (ts.isIdentifier(right) && right.text === 'undefined')
  if (!empty || !ts.isIdentifier(left)) return
  const cell = scope.lookup(left.text)
  const kept = cell && narrow(cell.value, nullish, want)
  if (cell && kept) run.assign(cell, kept)
}

/** `if (!result.ok)`: of the objects that `result` may be, only those stay whose `ok` agrees. */
function assumeMember(run: Run, node: ts.PropertyAccessExpression, scope: Scope, want: boolean): void {
  if (!ts.isIdentifier(node.expression)) return
  const cell = scope.lookup(node.expression.text)
  if (!cell) return
  const name = node.name.text
  if (cell.value.kind === 'union') {
    const left = cell.value.options.filter(option => memberTruth(option, name) !== !want)
    if (left.length > 0 && left.length < cell.value.options.length) run.assign(cell, join(left))
  }
  if (cell.value.kind === 'object') {
    const own = cell.value.cells.get(name)
    if (own) run.assign(own, assumeTruth(own.value, want))
  }
}

function memberTruth(value: Value, name: string): boolean | null {
  if (value.kind === 'constant') return value.value === null || value.value === undefined ? false : null
  if (value.kind !== 'object') return null
  const own = value.cells.get(name)
  if (own) return truth(own.value)
  return value.rest ? null : false
}

/** Assigns to a variable, a property or a pattern; gives the value back as the expression does. */
export function store(run: Run, target: ts.Expression, value: Value, scope: Scope): Value {
  const node = unwrap(target)
  if (ts.isIdentifier(node)) {
    const cell = scope.lookup(node.text)
    if (cell) run.assign(cell, value)
    else scope.declare(node.text, value)
  } else if (ts.isPropertyAccessExpression(node)) {
    if (setOnDocument(run, node, value, scope)) return value
    setMember(run, run.interpreter.evaluate(run, node.expression, scope), node.name.text, value)
  } else if (ts.isElementAccessExpression(node)) {
    const key = run.interpreter.evaluate(run, node.argumentExpression, scope)
    const object = run.interpreter.evaluate(run, node.expression, scope)
    if (setOnDocumentAt(run, node, { key, value }, scope)) return value
    const below = namesBelow(node.argumentExpression)
    if (object.kind === 'array') setElement(run, object, value)
    else if (key.kind === 'constant') setMember(run, object, String(key.value), value)
    else if (below) setMember(run, object, below, value)
    else setSome(run, object, value)
  } else if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) {
    storePattern(run, node, value, scope)
  }
  return value
}

/** `patch[`settings.${key}`] = value`: whatever the key is, the name stands below `settings`. */
function namesBelow(key: ts.Expression): string | undefined {
  const head = ts.isTemplateExpression(key) ? key.head.text : ''
  return /\w[.:/]$/.test(head) ? head.slice(0, -1) : undefined
}

function storePattern(
  run: Run,
  node: ts.ArrayLiteralExpression | ts.ObjectLiteralExpression,
  value: Value,
  scope: Scope,
): void {
  if (ts.isArrayLiteralExpression(node)) {
    node.elements.forEach((element, index) => {
      store(run, element, run.interpreter.member(run, value, String(index), node), scope)
    })
    return
  }
  for (const property of node.properties) {
    if (ts.isShorthandPropertyAssignment(property)) {
      store(run, property.name, run.interpreter.member(run, value, property.name.text, node), scope)
    } else if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name)) {
      const part = run.interpreter.member(run, value, property.name.text, node)
      store(run, property.initializer, part, scope)
    }
  }
}

/** Sets one property of an object of ours; what is not ours keeps no record. */
export function setMember(run: Run, object: Value, name: string, value: Value): void {
  if (object.kind !== 'object' && object.kind !== 'function' && object.kind !== 'class') return
  let cell: Cell | undefined = object.cells.get(name)
  if (!cell) {
    cell = { value: (object.kind === 'object' ? object.rest : null) ?? UNDEFINED }
    object.cells.set(name, cell)
  }
  run.assign(cell, value)
}

/** Some item becomes `value`, and the list may have grown by it. */
function setElement(run: Run, list: ArrayValue, value: Value): void {
  run.work(sizeOf(list))
  for (const cell of list.items ?? [list.element]) run.assign(cell, join([cell.value, value]))
  if (list.items && !list.items.some(cell => cell.value === value)) list.items.push({ value })
}

/** `options[key] = value` with a key that is not known: any of the names may hold it now. */
function setSome(run: Run, target: Value, value: Value): void {
  if (target.kind !== 'object') return
  run.work(target.cells.size)
  for (const cell of target.cells.values()) run.assign(cell, join([cell.value, value]))
  target.rest = target.rest ? join([target.rest, value]) : join([value, UNDEFINED])
}
