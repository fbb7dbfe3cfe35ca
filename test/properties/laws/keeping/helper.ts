import { posix } from 'node:path'
import { ts } from '../../../../scripts/project/typescript.ts'
import { fresh, namesIn, type Name } from '../names.ts'
import { edited, type Edit, type Law, type Source } from '../source.ts'
import { bodiesIn, isAsync, needsItsOwnFunction } from '../syntax.ts'
import { beside, specifier } from './modules.ts'

/** Statements in a row that ask who calls and send strangers away; nothing in them belongs to the handler. */
interface Guarding {
  source: Source
  statements: readonly ts.Statement[]
  /** The refusal that is returned; undefined where the guard leaves by an exception. */
  returned: ts.ReturnStatement | undefined
  /** Names that the handler goes on with. */
  declared: readonly string[]
  imported: readonly Name[]
}

function guardings(source: Source): Guarding[] {
  const names = namesIn(source)
  return bodiesIn(source)
    .filter(({ fn }) => isAsync(fn) && !needsItsOwnFunction(fn))
    .flatMap(({ body }) =>
      body.statements.flatMap((_, i) => guardingAt(source, names, body.statements, i) ?? []),
    )
}

function guardingAt(
  source: Source,
  names: readonly Name[],
  all: readonly ts.Statement[],
  index: number,
): Guarding | undefined {
  const [first, second] = all.slice(index)
  if (!first || !isWaitedCall(first)) return undefined
  const test = second && ts.isIfStatement(second) && !second.elseStatement ? second : undefined
  const returned = test && returnOf(test.thenStatement)
  if (ts.isVariableStatement(first) && (!test || (!returned && !leavesByException(test.thenStatement))))
    return undefined
  const statements = ts.isVariableStatement(first) && second ? [first, second] : [first]
  const used = names.filter(({ uses }) => uses.some(use => isWithin(use, statements)))
  const own = used.filter(({ declarations }) => declarations.every(each => isWithin(each, statements)))
  const imported = used.filter(({ declarations }) => declarations.every(ts.isImportSpecifier))
  if (imported.length === 0 || own.length + imported.length < used.length) return undefined
  const declared = own
    .filter(({ uses }) => uses.some(use => !isWithin(use, statements)))
    .map(({ text }) => text)
  return { source, statements, returned: statements.length > 1 ? returned : undefined, declared, imported }
}

function isWithin(node: ts.Node, statements: readonly ts.Statement[]): boolean {
  return statements.some(each => each.pos <= node.pos && node.end <= each.end)
}

/** `await f()` or `const x = await f()`. */
function isWaitedCall(statement: ts.Statement): boolean {
  if (ts.isExpressionStatement(statement)) return isWaited(statement.expression)
  if (!ts.isVariableStatement(statement)) return false
  const [declaration, more] = statement.declarationList.declarations
  return !more && declaration?.initializer !== undefined && isWaited(declaration.initializer)
}

function isWaited(node: ts.Expression): boolean {
  return ts.isAwaitExpression(node) && ts.isCallExpression(node.expression)
}

function returnOf(statement: ts.Statement): ts.ReturnStatement | undefined {
  const only =
    ts.isBlock(statement) && statement.statements.length === 1 ? statement.statements[0] : statement
  return only && ts.isReturnStatement(only) && only.expression ? only : undefined
}

function leavesByException(statement: ts.Statement): boolean {
  const only =
    ts.isBlock(statement) && statement.statements.length === 1 ? statement.statements[0] : statement
  return (
    only !== undefined &&
    (ts.isThrowStatement(only) || (ts.isExpressionStatement(only) && ts.isCallExpression(only.expression)))
  )
}

/** The module of the helper. */
function helperText(
  { source, statements, returned, declared, imported }: Guarding,
  file: string,
  name: string,
): string {
  const imports = imported
    .flatMap(({ declarations }) => declarations.filter(ts.isImportSpecifier))
    .map(each => {
      const from = each.parent.parent.parent.moduleSpecifier
      const text = ts.isStringLiteral(from) ? from.text : ''
      const target = text.startsWith('.')
        ? specifier(file, posix.join(posix.dirname(source.file), text))
        : text
      return `import { ${each.getText()} } from '${target}'`
    })
  const start = statements[0]?.getStart() ?? 0
  const end = statements.at(-1)?.end ?? start
  const answer = returned?.expression
  const body =
    returned && answer
      ? `${source.text.slice(start, returned.getStart())}return { stopped: true, answer: ${answer.getText()} }${source.text.slice(returned.end, end)}`
      : source.text.slice(start, end)
  const result = [...(returned ? ['stopped: false'] : []), ...declared].join(', ')
  return `${imports.join('\n')}\n\nexport async function ${name}() {\n${body}\nreturn { ${result} }\n}\n`
}

/** What the handler says instead. */
function callText({ source, returned, declared }: Guarding, name: string): string {
  if (!returned)
    return declared.length === 0 ? `await ${name}()` : `const { ${declared.join(', ')} } = await ${name}()`
  const checked = fresh(source, 'checkedByLaw')
  const rest = declared.map(each => `const ${each} = ${checked}.${each}`)
  return [
    `const ${checked} = await ${name}()`,
    `if (${checked}.stopped) return ${checked}.answer`,
    ...rest,
  ].join('\n')
}

/** One guard per file, since the helper takes its place among the imports. */
export const intoAHelper: Law = {
  name: 'the guard stands in a helper in another file',
  apply: (app, choice) => {
    const all = app.sources.flatMap(source => {
      const one = choice.one(guardings(source))
      return one ? [one] : []
    })
    if (all.length === 0) return null
    const created = new Map<string, string>()
    const edits = new Map<Source, Edit[]>()
    for (const [nth, guarding] of choice.some(all).entries()) {
      const { source, statements } = guarding
      const file = beside(source, `helper-of-law-${nth}`)
      const name = fresh(source, 'checkByLaw')
      const start = statements[0]?.getStart() ?? 0
      created.set(file, helperText(guarding, file, name))
      edits.set(source, [
        { start, end: statements.at(-1)?.end ?? start, text: callText(guarding, name) },
        importing(source, name, specifier(source.file, file)),
      ])
    }
    return new Map([...edited(app.files, edits), ...created])
  },
}

/** Behind the last import: directives stay the first. */
function importing({ tree }: Source, name: string, from: string): Edit {
  const last = tree.statements.findLast(ts.isImportDeclaration)
  const at = last?.end ?? tree.statements[0]?.getStart() ?? 0
  return { start: at, end: at, text: `\nimport { ${name} } from '${from}'\n` }
}
