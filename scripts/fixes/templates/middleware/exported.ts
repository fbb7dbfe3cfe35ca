import type { TextEdit } from '../../../core/fix.ts'
import { unwrap } from '../../../endpoints/tree.ts'
import { ts } from '../../../project/typescript.ts'

type Edit = Omit<TextEdit, 'file'>

/**
 * Puts a call around what Next runs, by whatever form it is exported.
 * @param exported the name under which Next finds it: `default`, `middleware` or `proxy`
 * @returns undefined where the export has a form that text edits cannot serve; no edits where the call is there
 */
export function wrapped(source: ts.SourceFile, exported: string, wrapper: string): Edit[] | undefined {
  for (const statement of source.statements) {
    const edits =
      exported === 'default'
        ? ofDefault(source, statement, wrapper)
        : ofNamed(source, statement, exported, wrapper)
    if (edits !== undefined) return edits
  }
  return undefined
}

/** What is exported under a name, where it is an expression. */
export function exportedValue(source: ts.SourceFile, exported: string): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (exported === 'default' && ts.isExportAssignment(statement)) return statement.expression
    if (!ts.isVariableStatement(statement) || !isExported(statement, false)) continue
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && name.text === exported) return initializer
  }
  return undefined
}

function ofDefault(source: ts.SourceFile, statement: ts.Statement, wrapper: string): Edit[] | undefined {
  if (ts.isExportAssignment(statement) && statement.isExportEquals !== true)
    return around(statement.expression, wrapper)
  if (!ts.isFunctionDeclaration(statement) || !isExported(statement, true) || statement.body === undefined)
    return undefined
  // As an expression its name is its own: whoever else calls it would no longer find it.
  if (statement.name !== undefined && uses(source, statement.name.text) > 1) return undefined
  const keyword = statement.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  const start = keyword === undefined ? statement.getStart() : behindSpace(source.text, keyword.end)
  return [insert(start, `${wrapper}(`), insert(statement.end, ')')]
}

function ofNamed(
  source: ts.SourceFile,
  statement: ts.Statement,
  name: string,
  wrapper: string,
): Edit[] | undefined {
  if (!isExported(statement, false)) return undefined
  if (ts.isVariableStatement(statement)) {
    const found = statement.declarationList.declarations.find(
      each => ts.isIdentifier(each.name) && each.name.text === name,
    )
    return found?.initializer === undefined ? undefined : around(found.initializer, wrapper)
  }
  if (!ts.isFunctionDeclaration(statement) || statement.name?.text !== name) return undefined
  if (statement.body === undefined || uses(source, name) > 1) return undefined
  const keyword = statement.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  if (keyword === undefined) return undefined
  const start = behindSpace(source.text, keyword.end)
  return [insert(start, `const ${name} = ${wrapper}(`), insert(statement.end, ')')]
}

function around(expression: ts.Expression, wrapper: string): Edit[] {
  const inner = unwrap(expression)
  if (ts.isCallExpression(inner) && inner.expression.getText() === wrapper) return []
  return [insert(expression.getStart(), `${wrapper}(`), insert(expression.end, ')')]
}

function isExported(statement: ts.Statement, byDefault: boolean): boolean {
  const kinds = (ts.canHaveModifiers(statement) && ts.getModifiers(statement)) || []
  const has = (wanted: ts.SyntaxKind) => kinds.some(({ kind }) => kind === wanted)
  return has(ts.SyntaxKind.ExportKeyword) && has(ts.SyntaxKind.DefaultKeyword) === byDefault
}

function uses(source: ts.SourceFile, name: string): number {
  let count = 0
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) count += 1
    ts.forEachChild(node, visit)
  }
  visit(source)
  return count
}

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text }
}

function behindSpace(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
}
