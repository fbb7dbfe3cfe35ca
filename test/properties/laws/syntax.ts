import { hasModifier, isFunction, nodesIn } from '../../../scripts/endpoints/tree.ts'
import { ts } from '../../../scripts/project/typescript.ts'
import type { LawApp, Source } from './source.ts'

const K = ts.SyntaxKind

export function isTypeScript({ file }: Source): boolean {
  return /\.[cm]?tsx?$/.test(file)
}

export function isAsync(node: ts.Node): boolean {
  return hasModifier(node, K.AsyncKeyword)
}

export function isExported(node: ts.Node): boolean {
  return hasModifier(node, K.ExportKeyword)
}

/** Function bodies that are blocks. */
export function bodiesIn({ tree }: Source): { fn: ts.FunctionLikeDeclaration; body: ts.Block }[] {
  return [...nodesIn(tree)].flatMap(node =>
    isFunction(node) && node.body && ts.isBlock(node.body) ? [{ fn: node, body: node.body }] : [],
  )
}

/** The statements behind the directives that a block or a file opens with. */
export function afterDirectives(statements: readonly ts.Statement[]): readonly ts.Statement[] {
  const first = statements.findIndex(
    statement => !ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression),
  )
  return first === -1 ? [] : statements.slice(first)
}

/** Does the function speak of something that an arrow or an inner function would not have? */
export function needsItsOwnFunction(fn: ts.Node): boolean {
  return [...nodesIn(fn)].some(
    node =>
      node.kind === K.ThisKeyword ||
      node.kind === K.SuperKeyword ||
      ts.isYieldExpression(node) ||
      (ts.isIdentifier(node) && node.text === 'arguments'),
  )
}

/** Nodes of one function, those of the functions within it left out. */
export function* ownNodes(root: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = []
  ts.forEachChild(root, child => void children.push(child))
  for (const child of children) {
    yield child
    if (!ts.isFunctionLike(child)) yield* ownNodes(child)
  }
}

/** Settings that Next reads from the source itself, before anything runs. */
const SETTINGS =
  /^(config|dynamic|runtime|revalidate|fetchCache|preferredRegion|maxDuration|dynamicParams|experimental_ppr|metadata)$/

/** Does the node stand in a declaration that Next reads without running it? */
export function isSetting(node: ts.Node): boolean {
  let at: ts.Node = node
  while (!ts.isSourceFile(at)) {
    if (ts.isVariableDeclaration(at) && ts.isIdentifier(at.name) && SETTINGS.test(at.name.text)) return true
    at = at.parent
  }
  return false
}

/** Types, import and export declarations: nothing there is evaluated. */
export function runs(node: ts.Node): boolean {
  let at: ts.Node = node
  while (!ts.isSourceFile(at)) {
    if (
      ts.isTypeNode(at) ||
      ts.isInterfaceDeclaration(at) ||
      ts.isTypeAliasDeclaration(at) ||
      ts.isImportDeclaration(at) ||
      ts.isExportDeclaration(at) ||
      ts.isDecorator(at) ||
      ts.isHeritageClause(at)
    )
      return false
    at = at.parent
  }
  return true
}

/** Names of exports by which the framework enters this file. */
export function entriesOf(app: LawApp, { file }: Source): Set<string> {
  return new Set(
    app.endpoints.flatMap(endpoint =>
      endpoint.file === file && endpoint.kind !== 'trpc-procedure' && endpoint.export !== null
        ? [endpoint.export]
        : [],
    ),
  )
}

/** Does the file open with this directive? */
export function opensWith({ tree }: Source, directive: string): boolean {
  const [first] = tree.statements
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === directive
  )
}
