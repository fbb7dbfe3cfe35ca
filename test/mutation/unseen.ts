import { ts } from '../../scripts/project/typescript.ts'

/*
 * Changes that no answer can show, by their form alone. Whoever adds one says why it cannot be seen; what is seldom seen
 * does not belong here.
 */

/** Names of limits: where exactly one lies says nothing, that there is one test/access-budget.test.ts asks. */
const LIMIT = /^(?:DEEPEST|FARTHEST|LONGEST|WIDEST|EXACT|KEPT|ROUNDS|MOST|LEAST)(?:_\w+)?$|^ALL_ASKS$/

/** One step more or less before a limit: `depth > DEEPEST` as `depth >= DEEPEST`. */
export function isBoundOfLimit(node: ts.BinaryExpression, turned: string): boolean {
  const limits = [node.left, node.right].some(side => ts.isIdentifier(side) && LIMIT.test(side.text))
  return limits && node.operatorToken.getText().startsWith(turned.slice(0, 1))
}

/** `run.work(…)` and `run.tick()` count steps for the budget, and do nothing else. */
export function countsWork(node: ts.Node): boolean {
  return (
    ts.isExpressionStatement(node) &&
    ts.isCallExpression(node.expression) &&
    /\.(?:work|tick)$/.test(node.expression.expression.getText())
  )
}

/** `const known = cache.get(key); if (known) return known`: what was worked out before is worked out again. */
export function isMemo(node: ts.IfStatement): boolean {
  const { expression, thenStatement } = node
  return (
    ts.isIdentifier(expression) &&
    ts.isReturnStatement(thenStatement) &&
    thenStatement.expression?.getText() === expression.text &&
    isKept(expression)
  )
}

/** `cache.set(key, value)` of a module's own map: it is looked up to save time. */
export function fillsMemo(node: ts.Node): boolean {
  return (
    ts.isExpressionStatement(node) &&
    ts.isCallExpression(node.expression) &&
    ts.isPropertyAccessExpression(node.expression.expression) &&
    node.expression.expression.name.text === 'set' &&
    isMap(node.expression.expression.expression)
  )
}

/** `cache.get(key) ?? made()`, and `known ?? made()` of what was got so. */
export function asksMemo(node: ts.Expression): boolean {
  return isGotten(node) || (ts.isIdentifier(node) && isKept(node))
}

/** Is the variable what a map of the module gives? */
function isKept(name: ts.Identifier): boolean {
  for (let scope: ts.Node = name; scope !== undefined; scope = scope.parent) {
    const statements = ts.isBlock(scope) || ts.isSourceFile(scope) ? scope.statements : []
    for (const statement of statements) {
      if (!ts.isVariableStatement(statement)) continue
      const found = statement.declarationList.declarations.find(each => each.name.getText() === name.text)
      if (found) return found.initializer !== undefined && isGotten(found.initializer)
    }
  }
  return false
}

function isGotten(node: ts.Expression): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'get' &&
    isMap(node.expression.expression)
  )
}

/** A map that is declared beside the functions of the module, once for all that they are asked. */
function isMap(node: ts.Expression): boolean {
  if (!ts.isIdentifier(node)) return false
  return node
    .getSourceFile()
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .some(
      ({ name, initializer }) =>
        name.getText() === node.text && /^new (?:Weak)?Map\b/.test(initializer?.getText() ?? ''),
    )
}

/**
 * `parts[0] ?? ''`: an index, a group of an expression or `at()` may be undefined for the type checker
 * (noUncheckedIndexedAccess). Where it can be so in fact, the empty text or list is mostly what undefined does there too.
 */
export function isForTypesAlone(node: ts.BinaryExpression): boolean {
  return (
    node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    /^(?:''|\[\]|0)$/.test(node.right.getText()) &&
    (ts.isElementAccessExpression(node.left) ||
      /\.at\(-?\d+\)$|\.exec\(.*\)\?\.\[\d\]$/.test(node.left.getText()))
  )
}
