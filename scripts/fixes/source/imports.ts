import type { TextEdit } from '../../core/fix.ts'
import { nodesIn } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'
import { inStyle, styleOf } from '../code-style.ts'

/** The local name of a value that the file imports by its name from a module, undefined where it does not. */
export function importedAs(source: ts.SourceFile, name: string, from: RegExp): string | undefined {
  const found = specifiers(source, from).find(
    ({ specifier, typeOnly }) => !typeOnly && importedName(specifier) === name,
  )
  return found?.specifier.name.text
}

/** Like {@link importedAs}, of a value or a type. */
export function localType(source: ts.SourceFile, name: string, from: RegExp): string | undefined {
  return specifiers(source, from).find(({ specifier }) => importedName(specifier) === name)?.specifier.name
    .text
}

/** The name under which a module exports what the file imports as `local`, types included. */
export function importedType(source: ts.SourceFile, local: string, from: RegExp): string | undefined {
  const found = specifiers(source, from).find(({ specifier }) => specifier.name.text === local)
  return found === undefined ? undefined : importedName(found.specifier)
}

/** Does the file bind the name at its top level, by an import or a declaration? */
export function declares(source: ts.SourceFile, name: string): boolean {
  return source.statements.some(statement => {
    if (ts.isImportDeclaration(statement)) return importBinds(statement, name)
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.some(
        declaration => ts.isIdentifier(declaration.name) && declaration.name.text === name,
      )
    const declared =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement)
    return declared && statement.name?.text === name
  })
}

/**
 * Behind the last import or directive, and what is said of it on its line; where there is none, the head of the file,
 * behind a byte order mark, a `#!` line and a comment that speaks of the whole file.
 */
export function placeForImport(source: ts.SourceFile): { importAt: number; hasImports: boolean } {
  const directives = source.statements.filter(
    statement => ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression),
  )
  const last = source.statements.findLast(statement => ts.isImportDeclaration(statement)) ?? directives.at(-1)
  if (last === undefined) return { importAt: headOf(source.text), hasImports: false }
  const beside = ts.getTrailingCommentRanges(source.text, last.end)?.at(-1)
  return { importAt: beside?.end ?? last.end, hasImports: true }
}

function headOf(text: string): number {
  const [begin = ''] = /^\uFEFF?(?:#![^\n]*\n)?/.exec(text) ?? []
  const comments = ts.getLeadingCommentRanges(text, begin.length) ?? []
  // A comment with an empty line below it does not speak of what follows.
  const ends = comments.map(
    ({ end }) => end + (/^[ \t]*\r?\n(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? NaN),
  )
  return ends.findLast(end => !Number.isNaN(end)) ?? begin.length
}

function specifiers(
  source: ts.SourceFile,
  from: RegExp,
): { specifier: ts.ImportSpecifier; typeOnly: boolean }[] {
  return source.statements.flatMap(statement => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return []
    const named = statement.importClause?.namedBindings
    if (!from.test(statement.moduleSpecifier.text) || named === undefined || !ts.isNamedImports(named))
      return []
    const allTypes = statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    return named.elements.map(specifier => ({ specifier, typeOnly: allTypes || specifier.isTypeOnly }))
  })
}

function importedName(specifier: ts.ImportSpecifier): string {
  return (specifier.propertyName ?? specifier.name).text
}

function importBinds({ importClause }: ts.ImportDeclaration, name: string): boolean {
  const named = importClause?.namedBindings
  if (importClause?.name?.text === name) return true
  if (named === undefined) return false
  return ts.isNamedImports(named)
    ? named.elements.some(element => element.name.text === name)
    : named.name.text === name
}

/** A value to import by its name from a module. */
export interface Wanted {
  module: string
  name: string
}

/** How the file may name a value, and the edits that make the name known to it. */
export interface Imported {
  local: string
  edits: TextEdit[]
}

/**
 * The name under which a file may use a value: as it is imported already, or taken into an import of the same module,
 * or imported by a line of its own below the others.
 * @param as a name for it where the file has given its own name to something else
 */
export function importing(
  source: ts.SourceFile,
  { module, name }: Wanted,
  as?: string,
): Imported | undefined {
  const from = new RegExp(`^${module.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}$`)
  const known = importedAs(source, name, from)
  if (known !== undefined) return { local: known, edits: [] }
  const local = [name, ...(as === undefined ? [] : [as])].find(each => !isTaken(source, each))
  if (local === undefined) return undefined
  const named = local === name ? name : `${name} as ${local}`
  const file = source.fileName
  const at = placeInImport(source, module)
  if (at !== undefined)
    return { local, edits: [{ file, start: at.place, end: at.place, text: at.text(named) }] }
  const style = styleOf(source.text)
  const { importAt, hasImports } = placeForImport(source)
  const code = inStyle([`import { ${named} } from '${module}';`], style, '')
  const text = hasImports ? style.eol + code : code + style.eol + style.eol
  return { local, edits: [{ file, start: importAt, end: importAt, text }] }
}

/** Any use of the name in the file, even one in a function, would come to mean another thing. */
function isTaken(source: ts.SourceFile, name: string): boolean {
  if (!source.text.includes(name)) return false
  if (declares(source, name)) return true
  for (const node of nodesIn(source)) {
    if (!ts.isIdentifier(node) || node.text !== name) continue
    const { parent } = node
    const isMember =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node) ||
      (ts.isImportSpecifier(parent) && parent.propertyName === node)
    if (!isMember) return true
  }
  return false
}

/** Behind the last name of an import of values from the module. */
function placeInImport(
  source: ts.SourceFile,
  module: string,
): { place: number; text: (named: string) => string } | undefined {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    if (statement.moduleSpecifier.text !== module) continue
    const clause = statement.importClause
    const named = clause?.namedBindings
    if (clause === undefined || clause.phaseModifier !== undefined) continue
    if (named === undefined || !ts.isNamedImports(named)) continue
    const last = named.elements.at(-1)
    if (last !== undefined) return { place: last.end, text: name => `, ${name}` }
  }
  return undefined
}
