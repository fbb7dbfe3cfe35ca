import { ts } from '../project/typescript.ts'

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

/** Behind the last import or directive; where there is none, the head of the file, behind a byte order mark. */
export function placeForImport(source: ts.SourceFile): { importAt: number; hasImports: boolean } {
  const directives = source.statements.filter(
    statement => ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression),
  )
  const last = source.statements.findLast(statement => ts.isImportDeclaration(statement)) ?? directives.at(-1)
  if (last !== undefined) return { importAt: last.end, hasImports: true }
  return { importAt: source.text.startsWith('\uFEFF') ? 1 : 0, hasImports: false }
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
