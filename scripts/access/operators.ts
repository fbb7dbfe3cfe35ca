import { ts } from '../project/typescript.ts'
import { equals } from './equality.ts'
import { clientOf, firstOf, nothingKnown, orFallback } from './fallback.ts'
import { forkValues } from './fork.ts'
import { isAskedBefore } from './asked-before.ts'
import { assumeTruth, join, nullish, truth } from './join.ts'
import { assume, store } from './assume.ts'
import type { Run } from './run.ts'
import { weigh } from './noted.ts'
import type { Scope } from './state.ts'
import { answerOf } from './known/response.ts'
import { mix, PLAIN, PREFIXED, SECRET } from './origin.ts'
import { noteComparison } from './known/signatures.ts'
import { answered, missing, told } from './unset.ts'
import { text, constant, unknown, withOrigin, type Value, data, has } from './values.ts'

const K = ts.SyntaxKind

/** Binary expressions: assignments, logic, comparison, arithmetic. */
export function binary(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
  const operator = node.operatorToken.kind
  switch (operator) {
    case K.EqualsToken:
      return assign(run, node, scope)
    case K.AmpersandAmpersandToken:
    case K.BarBarToken:
    case K.QuestionQuestionToken:
      return logical(run, node, scope, operator)
    case K.AmpersandAmpersandEqualsToken:
      return store(run, node.left, logical(run, node, scope, K.AmpersandAmpersandToken), scope)
    case K.BarBarEqualsToken:
      return store(run, node.left, logical(run, node, scope, K.BarBarToken), scope)
    case K.QuestionQuestionEqualsToken:
      return store(run, node.left, logical(run, node, scope, K.QuestionQuestionToken), scope)
    case K.CommaToken:
      run.interpreter.evaluate(run, node.left, scope)
      return run.interpreter.evaluate(run, node.right, scope)
    default:
      return computed(run, node, scope)
  }
}

function assign(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
  return store(run, node.left, run.interpreter.evaluate(run, node.right, scope), scope)
}

type LogicalOperator =
  | ts.SyntaxKind.AmpersandAmpersandToken
  | ts.SyntaxKind.BarBarToken
  | ts.SyntaxKind.QuestionQuestionToken

function logical(run: Run, node: ts.BinaryExpression, scope: Scope, operator: LogicalOperator): Value {
  const left = run.interpreter.evaluate(run, node.left, scope)
  // What stands behind `||` is what is meant where nothing is there.
  if (operator === K.AmpersandAmpersandToken) weigh(run, node.left, left)
  const right = () => run.interpreter.evaluate(run, node.right, scope)
  const answer = operator === K.QuestionQuestionToken ? not(missing(run, left)) : answered(run, left)
  const stops = operator !== K.AmpersandAmpersandToken
  if (answer !== null) {
    if (answer === stops) {
      if (!stops && left.origin.cause && run.quiet === 0) run.skipped.push(left.origin.cause)
      return stops && has(left, SECRET) ? orFallback(run, left, right) : left
    }
    return both(left, told(run, run.because(left.origin.cause, right)), stops)
  }
  if (stops && left.kind === 'unknown' && nothingKnown(left)) return firstOf(left, right())
  if (stops && nothingKnown(left)) return clientOf(forkValues(run, left.origin, [() => left, right]))
  if (operator === K.QuestionQuestionToken) return forkValues(run, left.origin, [() => left, right])
  return forkValues(run, left.origin, [
    () => {
      assume(run, node.left, scope, stops)
      // A test asks no more of it than that.
      return isTest(node) ? unknown({ ...left.origin, cause: null }, stops) : assumeTruth(left, stops)
    },
    () => {
      assume(run, node.left, scope, !stops)
      return right()
    },
  ])
}

/** Is only the answer asked for: of an if, of a loop, before a question mark? */
function isTest(node: ts.Expression): boolean {
  const { parent } = node
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) return true
  if (ts.isConditionalExpression(parent)) return parent.condition === node
  if (ts.isCallExpression(parent) && parent.expression.getText() === 'Boolean') return true
  const passes =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    (ts.isPrefixUnaryExpression(parent) && parent.operator === K.ExclamationToken) ||
    (ts.isBinaryExpression(parent) &&
      (parent.operatorToken.kind === K.BarBarToken ||
        parent.operatorToken.kind === K.AmpersandAmpersandToken))
  return passes && isTest(parent)
}

/** `a && b` is true because of both, `a || b` false because of both: then what decided `a` decides the whole. */
function both(left: Value, right: Value, stops: boolean): Value {
  const { cause } = left.origin
  if (!cause || truth(right) !== !stops) return right
  return withOrigin(right, { ...PLAIN, cause })
}

function not(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer
}

function computed(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
  const left = run.interpreter.evaluate(run, node.left, scope)
  const right = run.interpreter.evaluate(run, node.right, scope)
  const operator = node.operatorToken.kind
  const origin = mix(left.origin, right.origin)
  switch (operator) {
    case K.EqualsEqualsEqualsToken:
    case K.EqualsEqualsToken:
      return equality(run, node, left, right, operator === K.EqualsEqualsToken)
    case K.ExclamationEqualsEqualsToken:
    case K.ExclamationEqualsToken:
      return negate(equality(run, node, left, right, operator === K.ExclamationEqualsToken))
    case K.InKeyword:
      return holdsName(left, right)
    case K.InstanceOfKeyword:
      return instanceOf(left, right)
    case K.PlusToken:
      return plus(left, right)
    case K.AsteriskToken:
      return times(left, right)
    case K.GreaterThanToken:
    case K.LessThanToken:
    case K.GreaterThanEqualsToken:
    case K.LessThanEqualsToken:
      return ordered(left, right, operator)
    default:
      if (operator >= K.FirstAssignment && operator <= K.LastAssignment) {
        return store(run, node.left, data(origin), scope)
      }
      return data(origin)
  }
}

/** `'error' in result` */
function holdsName(name: Value, target: Value): Value {
  const origin = mix(name.origin, target.origin)
  if (target.kind === 'union') return join(target.options.map(option => holdsName(name, option)))
  if (target.kind !== 'object' || name.kind !== 'constant') return data(origin)
  if (target.cells.has(String(name.value))) return constant(true, origin)
  return target.rest === null && target.of === null ? constant(false, origin) : data(origin)
}

/** `result instanceof Response`, and classes of the app's own. */
function instanceOf(value: Value, type: Value): Value {
  if (value.kind === 'union') return join(value.options.map(option => instanceOf(option, type)))
  const { origin } = value
  if (value.kind === 'constant') return constant(false, origin)
  if (type.kind === 'native' && type.name === 'Response') {
    if (answerOf(value) !== undefined) return constant(true, origin)
    return value.kind === 'object' || value.kind === 'array' || value.kind === 'function'
      ? constant(false, origin)
      : data(origin)
  }
  if (type.kind === 'class' && value.kind === 'object') {
    if (value.of?.node === type.node) return constant(true, origin)
    if (value.of === null && value.rest === null) return constant(false, origin)
  }
  return data(origin)
}

function equality(run: Run, node: ts.Node, left: Value, right: Value, loose: boolean): Value {
  const here = { kind: 'session' as const, step: run.step(node, 'is compared here') }
  if (loose) {
    const known = looseNull(left, right) ?? looseNull(right, left)
    if (known !== undefined) return constant(known, mix(left.origin, right.origin))
    // `1 == '1'`: what either is turned into is not gone after.
    if (left.kind === 'constant' && right.kind === 'constant' && typeof left.value !== typeof right.value)
      return data(mix(left.origin, right.origin))
  }
  run.tie(left.origin.from, right.origin.from)
  noteComparison(run, left, right, node)
  return equals(run.facts, left, right, here, isAskedBefore(node))
}

/** `x == null` holds for undefined too. */
function looseNull(left: Value, right: Value): boolean | undefined {
  if (nullish(right) !== true) return undefined
  return nullish(left) ?? undefined
}

/** `!value`: what decided it still decides it. */
export function negate(value: Value): Value {
  const answer = truth(value)
  return answer === null ? data(value.origin) : constant(!answer, value.origin)
}

function numberOf(value: Value): number | undefined {
  return value.kind === 'constant' && typeof value.value === 'number' ? value.value : undefined
}

/** `7 * DAY`: lengths of time are written so. */
function times(left: Value, right: Value): Value {
  const origin = mix(left.origin, right.origin)
  const [a, b] = [numberOf(left), numberOf(right)]
  return a === undefined || b === undefined ? data(origin) : constant(a * b, origin)
}

function plus(left: Value, right: Value): Value {
  const origin = mix(left.origin, right.origin)
  const [a, b] = [numberOf(left), numberOf(right)]
  if (a !== undefined && b !== undefined) return constant(a + b, origin)
  if (left.kind === 'constant' && right.kind === 'constant') {
    if (typeof left.value === 'string' || typeof right.value === 'string') {
      return text(`${left.value}${right.value}`, origin)
    }
  }
  if (left.kind === 'constant' && left.value !== '')
    return data({ ...origin, marks: origin.marks | PREFIXED })
  return data(origin)
}

function ordered(left: Value, right: Value, operator: ts.SyntaxKind): Value {
  const origin = mix(left.origin, right.origin)
  const [a, b] = [numberOf(left), numberOf(right)]
  if (a === undefined || b === undefined) return data(origin)
  if (operator === K.GreaterThanToken) return constant(a > b, origin)
  if (operator === K.LessThanToken) return constant(a < b, origin)
  return constant(operator === K.GreaterThanEqualsToken ? a >= b : a <= b, origin)
}
