import { hasModifier } from '../../../../scripts/endpoints/tree.ts'
import { ts } from '../../../../scripts/project/typescript.ts'
import { fresh, namesIn, renaming } from '../names.ts'
import { allOf, append, placeLaw, replace, type Edit, type Law, type Source } from '../source.ts'
import { entriesOf, isExported, isSetting, needsItsOwnFunction, runs } from '../syntax.ts'

const K = ts.SyntaxKind

interface Named extends ts.FunctionDeclaration {
  name: ts.Identifier
  body: ts.Block
}

function isNamed(node: ts.Node): node is Named {
  return ts.isFunctionDeclaration(node) && node.name !== undefined && node.body !== undefined
}

/** Functions of the file itself that could as well be constants: nothing calls them while the file is read. */
function plainFunctions(source: Source): Named[] {
  const names = namesIn(source)
  return source.tree.statements.filter(isNamed).filter(fn => {
    const overloads = source.tree.statements.filter(
      each => ts.isFunctionDeclaration(each) && each.name?.text === fn.name.text,
    )
    const uses = names.find(({ declarations }) => declarations.includes(fn))?.uses ?? []
    const early = uses.some(
      use => use.pos < fn.pos && !isWithinFunction(use) && !ts.isExportSpecifier(use.parent),
    )
    return !fn.asteriskToken && overloads.length === 1 && !early && !needsItsOwnFunction(fn)
  })
}

function isWithinFunction(node: ts.Node): boolean {
  let at: ts.Node = node.parent
  while (!ts.isSourceFile(at)) {
    if (ts.isFunctionLike(at)) return true
    at = at.parent
  }
  return false
}

const isDefault = (node: ts.Node) => hasModifier(node, K.DefaultKeyword)

/** `(a: string): Promise<X>`, with type parameters. */
function signature(fn: ts.FunctionDeclaration | ts.ArrowFunction, body: ts.ConciseBody): string {
  const text = fn.getSourceFile().text
  const from = fn.typeParameters?.pos ?? fn.parameters.pos
  const open = text.lastIndexOf(fn.typeParameters ? '<' : '(', from)
  const stop = ts.isArrowFunction(fn) ? fn.equalsGreaterThanToken.getStart() : body.getStart()
  return text.slice(open, stop).trim()
}

const toArrow = placeLaw<Named>(
  'a function is a constant arrow',
  source => plainFunctions(source).filter(fn => !(source.file.endsWith('x') && fn.typeParameters)),
  fn => {
    const async = hasModifier(fn, K.AsyncKeyword) ? 'async ' : ''
    const { name, body } = fn
    const head = isExported(fn) && !isDefault(fn) ? 'export ' : ''
    const tail = isDefault(fn) ? `\n\nexport default ${name.text}\n` : ''
    const arrow = `${head}const ${name.text} = ${async}${signature(fn, body)} => ${body.getText()}${tail}`
    return [replace(fn, arrow)]
  },
)

interface ArrowConst {
  statement: ts.VariableStatement
  name: ts.Identifier
  arrow: ts.ArrowFunction
}

function arrowConsts({ tree }: Source): ArrowConst[] {
  return tree.statements.filter(ts.isVariableStatement).flatMap(statement => {
    const [declaration, more] = statement.declarationList.declarations
    const plain = declaration && !more && ts.isIdentifier(declaration.name) && !declaration.type
    if (!plain || !ts.isIdentifier(declaration.name)) return []
    const arrow = declaration.initializer
    return arrow &&
      ts.isArrowFunction(arrow) &&
      !needsItsOwnFunction(arrow) &&
      arrow.parameters.hasTrailingComma !== undefined
      ? [{ statement, name: declaration.name, arrow }]
      : []
  })
}

const toFunction = placeLaw<ArrowConst>(
  'a constant arrow is a function',
  source =>
    arrowConsts(source).filter(({ arrow }) =>
      arrow
        .getText()
        .replace(/^async\s*/, '')
        .startsWith('('),
    ),
  ({ statement, name, arrow }) => {
    const body = ts.isBlock(arrow.body) ? arrow.body.getText() : `{ return ${arrow.body.getText()} }`
    const async = hasModifier(arrow, K.AsyncKeyword) ? 'async ' : ''
    const head = isExported(statement) ? 'export ' : ''
    return [replace(statement, `${head}${async}function ${name.text}${signature(arrow, arrow.body)} ${body}`)]
  },
  { fewest: 15 },
)

const block = placeLaw<ts.ArrowFunction>(
  'a short arrow has a block',
  ({ tree }) => allOf(tree, ts.isArrowFunction).filter(arrow => !ts.isBlock(arrow.body)),
  ({ body }) => [replace(body, `{ return ${body.getText()} }`)],
)

const short = placeLaw<ts.ArrowFunction>(
  'a block that only returns is a short arrow',
  ({ tree }) => allOf(tree, ts.isArrowFunction).filter(arrow => onlyReturned(arrow) !== undefined),
  arrow => [replace(arrow.body, `(${onlyReturned(arrow)?.getText() ?? ''})`)],
  { fewest: 5 },
)

function onlyReturned({ body }: ts.ArrowFunction): ts.Expression | undefined {
  if (!ts.isBlock(body) || body.statements.length !== 1) return undefined
  const [only] = body.statements
  return only && ts.isReturnStatement(only) ? only.expression : undefined
}

/** An exported function or constant of its own, behind which the framework may enter. */
function exportedAlone(source: Source): { statement: ts.Statement; export: ts.Node; name: ts.Identifier }[] {
  return source.tree.statements.flatMap(statement => {
    if (!ts.canHaveModifiers(statement) || !isExported(statement) || isDefault(statement)) return []
    const keyword = ts.getModifiers(statement)?.find(({ kind }) => kind === K.ExportKeyword)
    const declaration = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]
      : statement
    const single = !ts.isVariableStatement(statement) || statement.declarationList.declarations.length === 1
    const named = declaration && (ts.isVariableDeclaration(declaration) || isNamed(declaration))
    if (!keyword || !single || !named || isSetting(declaration) || !ts.isIdentifier(declaration.name))
      return []
    return [{ statement, export: keyword, name: declaration.name }]
  })
}

const exportList = placeLaw(
  'exports stand in a list at the end, under another name',
  exportedAlone,
  ({ statement, export: keyword, name }, source, choice, nth) => {
    const own = fresh(source, `${name.text.toLowerCase()}Impl${nth}`)
    const known = namesIn(source).find(({ declarations }) => declarations.some(each => each === name.parent))
    const plain = choice.flip() || known === undefined
    const edits: Edit[] = plain ? [] : renaming(known, own)
    const listed = `\nexport { ${plain ? name.text : `${own} as ${name.text}`} }\n`
    return [
      {
        start: keyword.getStart(),
        end: statement.getText().startsWith('export ') ? keyword.end + 1 : keyword.end,
        text: '',
      },
      ...edits,
      append(source, listed),
    ]
  },
)

const asDefault = placeLaw<ts.FunctionDeclaration>(
  'a default export is named first and exported afterwards',
  ({ tree }) =>
    tree.statements.filter(ts.isFunctionDeclaration).filter(fn => isDefault(fn) && fn.body !== undefined),
  (fn, source, choice) => {
    const name = fn.name?.text ?? fresh(source, 'Nameless')
    const start = fn.getStart()
    const open = source.text.lastIndexOf(
      fn.typeParameters ? '<' : '(',
      fn.typeParameters?.pos ?? fn.parameters.pos,
    )
    const async = hasModifier(fn, K.AsyncKeyword) ? 'async ' : ''
    const tail = choice.flip() ? `\nexport { ${name} as default }\n` : `\nexport default ${name}\n`
    return [{ start, end: open, text: `${async}function ${name}` }, append(source, tail)]
  },
)

const PASS_ON = [
  (name: string) => `\nfunction ${name}(run) {\n  return async (...args) => run(...args)\n}\n`,
  (name: string) =>
    `\nfunction ${name}(run) {\n  return async function handler(...args) {\n    const answer = await run(...args)\n    return answer\n  }\n}\n`,
  (name: string) =>
    `\nfunction ${name}(run) {\n  return async (first, ...rest) => {\n    console.log('called')\n    try {\n      return await run(first, ...rest)\n    } finally {\n      console.log('done')\n    }\n  }\n}\n`,
]

const wrapped = placeLaw<Named>(
  'the handler is wrapped by a function that calls it',
  (source, app) => {
    const entries = entriesOf(app, source)
    return source.tree.statements.filter(isNamed).filter(fn => {
      const open = entries.has(isDefault(fn) ? 'default' : fn.name.text) && isExported(fn)
      return open && !fn.asteriskToken && hasModifier(fn, K.AsyncKeyword) && runs(fn)
    })
  },
  (fn, source, choice, nth) => {
    const name = fresh(source, `passOn${nth}`)
    const helper = (choice.one(PASS_ON) ?? String)(name)
    const inner = source.text.slice(fn.getStart(), fn.end).replace(/^export\s+(default\s+)?/, '')
    const head = isDefault(fn) ? 'export default ' : `export const ${fn.name.text} = `
    return [replace(fn, `${head}${name}(${inner})`), append(source, helper)]
  },
)

export const FUNCTIONS: readonly Law[] = [toArrow, toFunction, block, short, exportList, asDefault, wrapped]
