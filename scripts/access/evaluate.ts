import { COERCED, PLAIN } from './origin.ts'
import { ts } from '../project/typescript.ts'
import { store } from './assume.ts'
import { settle } from './builtins/promise.ts'
import { callExpression, newExpression } from './call.ts'
import { markChecked } from './checked.ts'
import { classValue } from './classes.ts'
import { decide } from './decide.ts'
import { jsx } from './jsx.ts'
import { elementOf, join, nullish, sizeOf } from './join.ts'
import { arrayLiteral, objectLiteral } from './literals.ts'
import { binary, negate } from './operators.ts'
import type { Run } from './run.ts'
import { unwrap } from '../endpoints/tree.ts'
import type { Scope } from './state.ts'
import { taggedTemplate, template } from './template.ts'
import { closure, constant, NULL, data, unknown, UNDEFINED, type Value } from './values.ts'
import { member } from './member.ts'

const K = ts.SyntaxKind

/** The value of an expression, with everything that evaluating it does. */
export function evaluate(run: Run, node: ts.Expression, scope: Scope): Value {
  run.tick()
  return literal(node) ?? named(run, node, scope) ?? composed(run, node, scope)
}

function literal(node: ts.Expression): Value | undefined {
  if (ts.isStringLiteralLike(node)) return constant(node.text)
  if (ts.isNumericLiteral(node)) return constant(Number(node.text))
  switch (node.kind) {
    case K.TrueKeyword:
      return constant(true)
    case K.FalseKeyword:
      return constant(false)
    case K.NullKeyword:
      return NULL
    case K.RegularExpressionLiteral:
    case K.BigIntLiteral:
      return node.kind === K.RegularExpressionLiteral
        ? { ...constant(node.getText()), pattern: true }
        : { ...data(), truth: null }
    default:
      return undefined
  }
}

function named(run: Run, node: ts.Expression, scope: Scope): Value | undefined {
  if (ts.isIdentifier(node)) return identifier(run, node, scope)
  if (node.kind === K.ThisKeyword) return scope.self ?? UNDEFINED
  if (node.kind === K.SuperKeyword) return scope.self ?? UNDEFINED
  if (ts.isPropertyAccessExpression(node)) {
    const target = evaluate(run, node.expression, scope)
    if (optional(node) && nullish(target) === true) return { ...UNDEFINED, origin: target.origin }
    return optional(node)
      ? reach(run, target, node.name.text, node)
      : member(run, target, node.name.text, node)
  }
  if (ts.isElementAccessExpression(node)) return element(run, node, scope)
  if (ts.isFunctionExpression(node) || ts.isArrowFunction(node)) {
    const self = ts.isArrowFunction(node) ? (scope.self ?? null) : null
    return closure(node, scope, self)
  }
  if (ts.isClassExpression(node)) return classValue(node, scope)
  return undefined
}

/** `a?.b` and whatever hangs on it. */
function optional(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): boolean {
  return node.questionDotToken !== undefined || ts.isOptionalChain(node)
}

/** A member that is undefined where the target may be null. */
function reach(run: Run, target: Value, name: string, site: ts.Node): Value {
  if (target.kind === 'external' && target.settled) {
    // A row that may not be there: `row?.ownerId` is undefined then.
    return join([member(run, target, name, site), { ...UNDEFINED, origin: target.origin }])
  }
  if (target.kind !== 'union') return member(run, target, name, site)
  const able = target.options.filter(option => nullish(option) !== true)
  const missing = target.options.filter(option => nullish(option) === true)
  const values = able.map(option => member(run, option, name, site))
  return join([...values, ...missing.map(option => ({ ...UNDEFINED, origin: option.origin }))])
}

function identifier(run: Run, node: ts.Identifier, scope: Scope): Value {
  if (node.text === 'undefined') return UNDEFINED
  const cell = scope.lookup(node.text)
  if (cell) return cell.value
  return run.interpreter.global(node.text) ?? unknown()
}

function element(run: Run, node: ts.ElementAccessExpression, scope: Scope): Value {
  const target = evaluate(run, node.expression, scope)
  if (optional(node) && nullish(target) === true) return { ...UNDEFINED, origin: target.origin }
  const key = evaluate(run, node.argumentExpression, scope)
  if (key.kind === 'constant' && key.value !== null && key.value !== undefined) {
    return member(run, target, String(key.value), node)
  }
  run.work(sizeOf(target))
  if (target.kind === 'object')
    return join([...target.cells.values()].map(cell => cell.value).concat(target.rest ?? UNDEFINED))
  return target.kind === 'external' ? member(run, target, '[]', node) : elementOf(target)
}

function composed(run: Run, node: ts.Expression, scope: Scope): Value {
  if (ts.isCallExpression(node)) return callExpression(run, node, scope)
  if (ts.isAwaitExpression(node)) return settle(run, evaluate(run, node.expression, scope), node)
  if (ts.isBinaryExpression(node)) return binary(run, node, scope)
  if (ts.isConditionalExpression(node)) {
    return decide(
      run,
      node.condition,
      scope,
      () => evaluate(run, node.whenTrue, scope),
      () => evaluate(run, node.whenFalse, scope),
    )
  }
  if (ts.isObjectLiteralExpression(node)) return objectLiteral(run, node, scope)
  if (ts.isArrayLiteralExpression(node)) return arrayLiteral(run, node, scope)
  if (ts.isNewExpression(node)) return newExpression(run, node, scope)
  if (ts.isTemplateExpression(node)) return template(run, node, scope)
  if (ts.isTaggedTemplateExpression(node)) return taggedTemplate(run, node, scope)
  if (ts.isPrefixUnaryExpression(node)) return prefix(run, node, scope)
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node))
    return jsx(run, node, scope)
  if (ts.isTypeOfExpression(node))
    return isOfBrowsers(node.expression, scope)
      ? constant('undefined')
      : typeOf(run, evaluate(run, node.expression, scope))
  if (ts.isPostfixUnaryExpression(node)) return step(run, node.operand, scope)
  if (ts.isVoidExpression(node) || ts.isDeleteExpression(node)) {
    if (ts.isDeleteExpression(node)) return removed(run, node.expression, scope)
    evaluate(run, node.expression, scope)
    return UNDEFINED
  }
  if (ts.isYieldExpression(node)) {
    if (node.expression) evaluate(run, node.expression, scope)
    return unknown()
  }
  const inner = unwrap(node)
  return inner === node ? unknown() : evaluate(run, inner, scope)
}

/** `typeof window === 'undefined'` is how code of both sides asks whether it runs on the server. */
function isOfBrowsers(node: ts.Expression, scope: Scope): boolean {
  return ts.isIdentifier(node) && /^(window|document)$/.test(node.text) && !scope.lookup(node.text)
}

/** `typeof x` where it is known what x is. */
function typeOf(run: Run, value: Value): Value {
  const { origin } = value
  markChecked(run, value)
  switch (value.kind) {
    case 'constant':
      return constant(value.value === null ? 'object' : typeof value.value, origin)
    case 'function':
    case 'native':
    case 'class':
      return constant('function', origin)
    case 'object':
    case 'array':
    case 'promise':
    case 'namespace':
    case 'element':
      return constant('object', origin)
    case 'unknown':
    case 'external':
    case 'union':
      // What kind of value an identity is tells nothing of whose it is.
      return data({ ...PLAIN, opaque: origin.opaque })
  }
}

/** `n++` and `--n`: the number it had is not the one it has in the next round. */
function step(run: Run, operand: ts.Expression, scope: Scope): Value {
  const { origin } = evaluate(run, operand, scope)
  return store(run, operand, data(origin), scope)
}

/** `delete options.strict`: the name may be gone. */
function removed(run: Run, target: ts.Expression, scope: Scope): Value {
  store(run, target, UNDEFINED, scope)
  return constant(true)
}

function prefix(run: Run, node: ts.PrefixUnaryExpression, scope: Scope): Value {
  if (node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken)
    return step(run, node.operand, scope)
  const value = evaluate(run, node.operand, scope)
  if (node.operator === K.ExclamationToken) return negate(value)
  if (node.operator === K.MinusToken && value.kind === 'constant' && typeof value.value === 'number') {
    return constant(-value.value, value.origin)
  }
  return data(
    node.operator === K.PlusToken ? { ...value.origin, marks: value.origin.marks | COERCED } : value.origin,
  )
}
