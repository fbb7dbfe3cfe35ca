import { ts } from '../../../../scripts/project/typescript.ts'
import { fresh, namesIn, type Name } from '../names.ts'
import { allOf, insert, placeLaw, replace, type Law, type Source } from '../source.ts'
import { isExported } from '../syntax.ts'

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

export const VARIABLES: readonly Law[] = [waited, members, destructured, letThenSet]
