import { ts } from '../../../../scripts/project/typescript.ts'
import { fresh, renamed } from '../names.ts'
import { allOf, around, placeLaw, replace, type Law, type Source } from '../source.ts'
import { isAsync, isSetting, isTypeScript, runs } from '../syntax.ts'

/** Expressions that stand as a whole: an initializer, an argument, a condition, what is returned or waited for. */
function wholeExpressions({ tree }: Source): ts.Expression[] {
  return allOf(tree, ts.isExpression).filter(node => {
    const { parent } = node
    const whole =
      (ts.isVariableDeclaration(parent) && parent.initializer === node) ||
      (ts.isCallExpression(parent) && parent.arguments.includes(node)) ||
      ts.isIfStatement(parent) ||
      ts.isReturnStatement(parent) ||
      ts.isAwaitExpression(parent) ||
      (ts.isPropertyAssignment(parent) && parent.initializer === node)
    return whole && runs(node) && !isSetting(node) && !ts.isSpreadElement(node) && !isConst(node)
  })
}

/** `as const` may follow a literal alone. */
function isConst({ parent }: ts.Node): boolean {
  return ts.isAsExpression(parent) && parent.type.getText() === 'const'
}

const parentheses = placeLaw<ts.Expression>(
  'expressions stand in parentheses',
  wholeExpressions,
  (node, _source, choice) => [choice.flip() ? around(node, '((', '))') : around(node, '(', ')')],
  { respells: true },
)

const ANNOTATIONS = [
  (text: string) => `((${text}) as any)`,
  (text: string) => `((${text}) satisfies unknown)`,
  (text: string) => `((${text})!)`,
  (text: string) => `((${text}) as unknown as never)`,
]

const annotated = placeLaw<ts.Expression>(
  'expressions bear types',
  source => (isTypeScript(source) ? wholeExpressions(source) : []),
  (node, _source, choice) => [replace(node, (choice.one(ANNOTATIONS) ?? String)(node.getText()))],
  { respells: true },
)

const constants = placeLaw<ts.Expression>(
  'literals are as const',
  source =>
    isTypeScript(source)
      ? wholeExpressions(source).filter(
          node =>
            ts.isStringLiteral(node) ||
            ts.isObjectLiteralExpression(node) ||
            ts.isArrayLiteralExpression(node),
        )
      : [],
  node => [around(node, '', ' as const')],
)

const brackets = placeLaw<ts.PropertyAccessExpression>(
  'members that are read are named in brackets',
  ({ tree }) =>
    allOf(tree, ts.isPropertyAccessExpression).filter(
      node =>
        ts.isIdentifier(node.name) &&
        runs(node) &&
        ts.isFunctionLike(functionOf(node)) &&
        !ts.isCallExpression(node.parent) &&
        !ts.isPropertyAccessExpression(node.parent) &&
        !ts.isJsxOpeningLikeElement(node.parent) &&
        !ts.isJsxClosingElement(node.parent),
    ),
  node => [
    {
      start: node.expression.end,
      end: node.end,
      text: `${node.questionDotToken ? '?.' : ''}['${node.name.text}']`,
    },
  ],
  { respells: true },
)

/** Does a catch or a finally stand between the node and its function? There, waiting makes a difference. */
function isTried(node: ts.Node): boolean {
  let at: ts.Node = node
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) {
    if (ts.isTryStatement(at)) return true
    at = at.parent
  }
  return false
}

function functionOf(node: ts.Node): ts.Node {
  let at: ts.Node = node
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent
  return at
}

const RETURNS = [
  (text: string, name: string) => `{\nconst ${name} = ${text}\nreturn ${name}\n}`,
  (text: string, name: string) => `{\nconst ${name} = await (${text})\nreturn ${name}\n}`,
  (text: string) => `return await (${text})`,
]

const returned = placeLaw<ts.ReturnStatement>(
  'what is returned has a name, or is awaited',
  ({ tree }) =>
    allOf(tree, ts.isReturnStatement).filter(
      node => node.expression && !isTried(node) && isAsync(functionOf(node)),
    ),
  (node, source, choice, nth) => {
    const way = choice.one(RETURNS)
    return [replace(node, way?.(node.expression?.getText() ?? '', fresh(source, `answer${nth}`)) ?? '')]
  },
)

export const EXPRESSIONS: readonly Law[] = [
  parentheses,
  annotated,
  constants,
  brackets,
  returned,
  renamedShorthand(),
]

/** `{ id }` is `{ id: id }`. */
function renamedShorthand(): Law {
  return placeLaw<ts.ShorthandPropertyAssignment>(
    'short properties are written out',
    ({ tree }) =>
      allOf(tree, ts.isShorthandPropertyAssignment).filter(node => !node.objectAssignmentInitializer),
    node => [renamed(node.name, node.name.text)],
  )
}
