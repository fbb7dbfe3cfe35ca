import { ts } from '../../../../scripts/project/typescript.ts'
import { fresh, namesIn, renamed, type Name } from '../names.ts'
import { allOf, around, insert, placeLaw, replace, type Law, type Source } from '../source.ts'
import { isAsync, isExported, isSetting, isTypeScript, runs } from '../syntax.ts'

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

/** `const x = …` on its own in a block, where nothing else is declared beside it. */
interface Single {
  statement: ts.VariableStatement
  declaration: ts.VariableDeclaration
  value: ts.Expression
}

function singles({ tree }: Source): Single[] {
  return allOf(tree, ts.isVariableStatement).flatMap(statement => {
    const { declarations, flags } = statement.declarationList
    const [declaration, more] = declarations
    const value = declaration?.initializer
    const inBlock = ts.isBlock(statement.parent) || ts.isCaseOrDefaultClause(statement.parent)
    return declaration && value && !more && inBlock && flags & ts.NodeFlags.Const
      ? [{ statement, declaration, value }]
      : []
  })
}

const waited = placeLaw<Single>(
  'the promise has a name before it is awaited',
  source => singles(source).filter(({ value }) => ts.isAwaitExpression(value)),
  ({ statement, value }, source, _choice, nth) => {
    const name = fresh(source, `pending${nth}`)
    const promise = ts.isAwaitExpression(value) ? value.expression.getText() : ''
    return [insert(statement.getStart(), `const ${name} = ${promise}\n`), replace(value, `await ${name}`)]
  },
)

const plainPattern = (name: ts.BindingName): name is ts.ObjectBindingPattern =>
  ts.isObjectBindingPattern(name) &&
  name.elements.length > 0 &&
  name.elements.every(
    each =>
      !each.initializer &&
      !each.dotDotDotToken &&
      ts.isIdentifier(each.name) &&
      (!each.propertyName || ts.isIdentifier(each.propertyName)),
  )

const members = placeLaw<Single>(
  'members are read instead of destructured',
  source => singles(source).filter(({ declaration }) => plainPattern(declaration.name) && !declaration.type),
  ({ statement, declaration, value }, source, _choice, nth) => {
    const whole = fresh(source, `whole${nth}`)
    const { name } = declaration
    const reads = ts.isObjectBindingPattern(name)
      ? name.elements.map(
          each => `const ${each.name.getText()} = ${whole}.${(each.propertyName ?? each.name).getText()}`,
        )
      : []
    return [replace(statement, [`const ${whole} = ${value.getText()}`, ...reads].join('\n'))]
  },
)

interface Read extends Single {
  name: Name
}

/** A constant of which nothing but members are read, none of them as a method. */
function onlyRead(source: Source): Read[] {
  const names = namesIn(source)
  return singles(source).flatMap(single => {
    const name = names.find(({ declarations }) => declarations.includes(single.declaration))
    const uses = name?.uses.filter(use => use !== single.declaration.name) ?? []
    const plain = uses.every(
      ({ parent }) =>
        ts.isPropertyAccessExpression(parent) &&
        !parent.questionDotToken &&
        ts.isIdentifier(parent.name) &&
        !ts.isCallExpression(parent.parent) &&
        !isWritten(parent) &&
        !parent.parent.getText().includes('?.'),
    )
    return name && uses.length > 0 && plain ? [{ ...single, name }] : []
  })
}

function isWritten(node: ts.Node): boolean {
  const { parent } = node
  return (
    (ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.getText().endsWith('=')) ||
    ts.isDeleteExpression(parent) ||
    ts.isPostfixUnaryExpression(parent)
  )
}

const destructured = placeLaw<Read>(
  'members are destructured instead of read',
  onlyRead,
  ({ declaration, name }, source, _choice, nth) => {
    const uses = name.uses.filter(use => use !== declaration.name)
    const own = (member: string) => fresh(source, `${member}Of${nth}`)
    const read = uses.flatMap(({ parent }) => (ts.isPropertyAccessExpression(parent) ? [parent] : []))
    const members = [...new Set(read.map(each => each.name.text))]
    return [
      replace(declaration.name, `{ ${members.map(each => `${each}: ${own(each)}`).join(', ')} }`),
      ...read.map(each => replace(each, own(each.name.text))),
    ]
  },
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

const letThenSet = placeLaw<Single>(
  'a variable is declared first and set afterwards',
  source =>
    singles(source).filter(
      ({ statement, declaration }) =>
        ts.isIdentifier(declaration.name) &&
        !declaration.type &&
        !isExported(statement) &&
        ts.isBlock(statement.parent) &&
        !ts.isArrowFunction(declaration.initializer ?? statement),
    ),
  ({ statement, declaration, value }) => [
    replace(
      statement,
      `let ${declaration.name.getText()}\n${declaration.name.getText()} = ${value.getText()}`,
    ),
  ],
)

export const EXPRESSIONS: readonly Law[] = [
  parentheses,
  annotated,
  constants,
  brackets,
  waited,
  members,
  destructured,
  returned,
  letThenSet,
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
