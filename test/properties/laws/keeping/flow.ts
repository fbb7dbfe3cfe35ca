import { nodesIn } from '../../../../scripts/endpoints/tree.ts'
import { ts } from '../../../../scripts/project/typescript.ts'
import { fresh } from '../names.ts'
import { allOf, around, insert, placeLaw, replace, type Law, type Source } from '../source.ts'
import { afterDirectives, bodiesIn, isAsync, needsItsOwnFunction, ownNodes } from '../syntax.ts'

const K = ts.SyntaxKind

interface Body {
  fn: ts.FunctionLikeDeclaration
  /** The statements behind the directives. */
  statements: readonly ts.Statement[]
}

function bodies(source: Source): Body[] {
  return bodiesIn(source).flatMap(({ fn, body }) => {
    const statements = afterDirectives(body.statements)
    return statements.length === 0 || ts.isConstructorDeclaration(fn) ? [] : [{ fn, statements }]
  })
}

/** Everything that a function does, as one stretch of text. */
function work({ statements }: Body): { start: number; end: number; text: string } {
  const start = statements[0]?.getStart() ?? 0
  const end = statements.at(-1)?.end ?? start
  return { start, end, text: statements[0]?.getSourceFile().text.slice(start, end) ?? '' }
}

const DEAD = [
  () => "if (false) {\n  throw new Error('never')\n}\n",
  (name: string) => `function ${name}() {\n  return null\n}\n`,
  (name: string) =>
    `const ${name} = async () => {\n  await fetch('https://example.com/hook', { method: 'POST' })\n}\n`,
  () => "while (false) {\n  void fetch('https://example.com/hook', { method: 'POST' })\n}\n",
  () => 'if (true) {\n} else {\n  process.exit(1)\n}\n',
]

const deadCode = placeLaw<Body>(
  'dead code stands in front',
  bodies,
  ({ statements }, source, choice, nth) => {
    const dead = choice.one(DEAD) ?? String
    return [insert(statements[0]?.getStart() ?? 0, dead(fresh(source, `never${nth}`)))]
  },
)

const unreachable = placeLaw<Body>(
  'effects stand behind the end',
  source =>
    bodies(source).filter(({ statements }) => {
      const last = statements.at(-1)
      return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last))
    }),
  body => [insert(work(body).end, "\n  void fetch('https://example.com/hook', { method: 'POST' })\n")],
)

const TRIES = [
  (text: string) => `try {\n${text}\n} finally {\n  console.log('done')\n}`,
  (text: string) => `try {\n${text}\n} catch (problem) {\n  throw problem\n}`,
  (text: string) =>
    `try {\n${text}\n} catch (problem) {\n  console.error(problem)\n  throw problem\n} finally {\n  console.log('done')\n}`,
]

const tried = placeLaw<Body>(
  'the work stands in a try that lets everything through',
  bodies,
  (body, _source, choice) => {
    const { start, end, text } = work(body)
    return [{ start, end, text: (choice.one(TRIES) ?? String)(text) }]
  },
)

const atOnce = placeLaw<Body>(
  'the work is done by an async function called at once',
  source => bodies(source).filter(({ fn }) => isAsync(fn) && !needsItsOwnFunction(fn)),
  (body, _source, choice) => {
    const { start, end, text } = work(body)
    const call = choice.flip()
      ? `await (async () => {\n${text}\n})()`
      : `await (async function () {\n${text}\n})()`
    return [{ start, end, text: `return ${call}` }]
  },
)

const inABlock = placeLaw<Body>('the work stands in a block', bodies, body => {
  const { start, end, text } = work(body)
  return [{ start, end, text: `{\n${text}\n}` }]
})

/** An `if` without an else that leaves its function, and what follows it. */
interface Early {
  test: ts.IfStatement
  rest: readonly ts.Statement[]
}

function leaves(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) {
    const last = statement.statements.at(-1)
    return last !== undefined && leaves(last)
  }
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement)
}

function earlyReturns(source: Source): Early[] {
  return bodies(source).flatMap(({ statements }) =>
    statements.flatMap((statement, i) => {
      const rest = statements.slice(i + 1)
      const early = ts.isIfStatement(statement) && !statement.elseStatement && leaves(statement.thenStatement)
      return early && rest.length > 0 && !rest.some(ts.isFunctionDeclaration)
        ? [{ test: statement, rest }]
        : []
    }),
  )
}

const nested = placeLaw<Early>(
  'an early return is an if with an else',
  earlyReturns,
  ({ test, rest }, source, choice) => {
    const end = rest.at(-1)?.end ?? test.end
    const others = source.text.slice(rest[0]?.getStart() ?? end, end)
    const condition = test.expression.getText()
    const refusal = test.thenStatement.getText()
    const text = choice.flip()
      ? `if (!(${condition})) {\n${others}\n} else {\n${refusal}\n}`
      : `if (${condition}) {\n${refusal}\n} else {\n${others}\n}`
    return [{ start: test.getStart(), end, text }]
  },
)

const flat = placeLaw<ts.IfStatement>(
  'an else behind a return is what follows',
  source =>
    allOf(source.tree, ts.isIfStatement).filter(
      ({ thenStatement, elseStatement, parent }) =>
        elseStatement !== undefined &&
        leaves(thenStatement) &&
        (ts.isBlock(parent) || ts.isSourceFile(parent)),
    ),
  ({ expression, thenStatement, elseStatement, ...node }, source) => {
    const start = expression.parent.getStart()
    const then = thenStatement.getText()
    const otherwise = elseStatement ? source.text.slice(elseStatement.getStart(), elseStatement.end) : ''
    return [{ start, end: node.end, text: `if (${expression.getText()}) ${then}\n${otherwise}` }]
  },
  { fewest: 1 },
)

const CONDITIONS: readonly ((condition: string, name: string) => [string, string])[] = [
  condition => ['', `!!(${condition})`],
  condition => ['', `Boolean(${condition})`],
  (condition, name) => [`const ${name} = ${condition}\n`, name],
  condition => ['', `(${condition}) ? true : false`],
  condition => ['', `!!(${condition}) === true`],
  (condition, name) => [`const ${name} = !(${condition})\n`, `!${name}`],
]

const conditions = placeLaw<ts.IfStatement>(
  'a condition is said in another way',
  ({ tree }) =>
    allOf(tree, ts.isIfStatement).filter(({ parent, expression }) => {
      // An assertion in a condition narrows where it stands; what it calls is not called twice.
      const calls = [...nodesIn(expression)].some(
        node => ts.isCallExpression(node) || ts.isAwaitExpression(node),
      )
      return (
        (ts.isBlock(parent) || ts.isSourceFile(parent)) &&
        !calls &&
        !ts.isCallExpression(expression) &&
        !ts.isAwaitExpression(expression)
      )
    }),
  (test, source, choice, nth) => {
    const say = choice.one(CONDITIONS)
    const [before, condition] = say?.(test.expression.getText(), fresh(source, `holds${nth}`)) ?? ['', '']
    return [insert(test.getStart(), before), replace(test.expression, condition)]
  },
)

const switched = placeLaw<ts.IfStatement>(
  'an if is a switch',
  ({ tree }) =>
    allOf(tree, ts.isIfStatement).filter(
      test =>
        !test.elseStatement &&
        !ts.isIfStatement(test.parent) &&
        ![test.thenStatement, ...ownNodes(test.thenStatement)].some(
          node => node.kind === K.BreakStatement || node.kind === K.ContinueStatement,
        ),
    ),
  test => [
    replace(
      test,
      `switch (Boolean(${test.expression.getText()})) {\n  case true: {\n${test.thenStatement.getText()}\n break\n }\n  default:\n}`,
    ),
  ],
)

const swapped = placeLaw<ts.IfStatement>(
  'the sides of an if are swapped',
  ({ tree }) =>
    allOf(tree, ts.isIfStatement).filter(test => test.elseStatement && !ts.isIfStatement(test.elseStatement)),
  test => [
    replace(
      test,
      `if (!(${test.expression.getText()})) ${around(test.elseStatement ?? test, '{', '}').text} else ${around(test.thenStatement, '{', '}').text}`,
    ),
  ],
  { fewest: 4 },
)

export const FLOW: readonly Law[] = [
  deadCode,
  unreachable,
  tried,
  atOnce,
  inABlock,
  nested,
  flat,
  conditions,
  switched,
  swapped,
]
