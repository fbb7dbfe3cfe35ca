import { ts } from '../project/typescript.ts'

/** Where a name of a module leads. */
export type Target =
  | { kind: 'local'; name: string }
  | { kind: 'import'; specifier: string; name: string }
  | { kind: 'expression'; node: ts.Expression }
  /** A function, a class or a variable (or one name of a pattern). */
  | { kind: 'binding'; name: ts.BindingName; declaration: Declaration }

type Declaration = ts.VariableDeclaration | ts.FunctionDeclaration | ts.ClassDeclaration | ts.EnumDeclaration

export interface ModuleIndex {
  declarations: ReadonlyMap<string, Target>
  exports: ReadonlyMap<string, Target>
  /** Specifiers of `export * from`. */
  stars: readonly string[]
}

/** Reads a module's imports, declarations and exports, without evaluating anything. */
export function indexModule(source: ts.SourceFile): ModuleIndex {
  const declarations = new Map<string, Target>()
  const exports = new Map<string, Target>()
  const stars: string[] = []
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) addImport(statement, declarations)
    else if (ts.isExportDeclaration(statement)) addExport(statement, exports, stars)
    else if (ts.isExportAssignment(statement))
      exports.set('default', { kind: 'expression', node: statement.expression })
    else if (ts.isVariableStatement(statement)) addVariables(statement, declarations, exports)
    else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement)
    ) {
      addNamed(statement, declarations, exports)
    } else if (ts.isExpressionStatement(statement)) addCommonJs(statement.expression, exports)
  }
  return { declarations, exports, stars }
}

function addImport(statement: ts.ImportDeclaration, declarations: Map<string, Target>): void {
  const clause = statement.importClause
  if (!clause || clause.isTypeOnly || !ts.isStringLiteral(statement.moduleSpecifier)) return
  const specifier = statement.moduleSpecifier.text
  if (clause.name) declarations.set(clause.name.text, { kind: 'import', specifier, name: 'default' })
  const named = clause.namedBindings
  if (!named) return
  if (ts.isNamespaceImport(named)) {
    declarations.set(named.name.text, { kind: 'import', specifier, name: '*' })
    return
  }
  for (const element of named.elements) {
    if (element.isTypeOnly) continue
    declarations.set(element.name.text, {
      kind: 'import',
      specifier,
      name: (element.propertyName ?? element.name).text,
    })
  }
}

function addExport(statement: ts.ExportDeclaration, exports: Map<string, Target>, stars: string[]): void {
  if (statement.isTypeOnly) return
  const specifier =
    statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)
      ? statement.moduleSpecifier.text
      : null
  const clause = statement.exportClause
  if (!clause) {
    if (specifier !== null) stars.push(specifier)
    return
  }
  if (ts.isNamespaceExport(clause)) {
    if (specifier !== null) exports.set(clause.name.text, { kind: 'import', specifier, name: '*' })
    return
  }
  for (const element of clause.elements) {
    if (element.isTypeOnly) continue
    const name = (element.propertyName ?? element.name).text
    exports.set(
      element.name.text,
      specifier === null ? { kind: 'local', name } : { kind: 'import', specifier, name },
    )
  }
}

function addVariables(
  statement: ts.VariableStatement,
  declarations: Map<string, Target>,
  exports: Map<string, Target>,
): void {
  // `declare const globalThis: { … }` says what is there already.
  if (hasModifier(statement, ts.SyntaxKind.DeclareKeyword)) return
  const exported = hasModifier(statement, ts.SyntaxKind.ExportKeyword)
  for (const declaration of statement.declarationList.declarations) {
    for (const name of namesOf(declaration.name)) {
      declarations.set(name.text, { kind: 'binding', name, declaration })
      if (exported) exports.set(name.text, { kind: 'local', name: name.text })
    }
  }
}

function namesOf(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name]
  return name.elements.flatMap(element => (ts.isBindingElement(element) ? namesOf(element.name) : []))
}

function addNamed(
  statement: ts.FunctionDeclaration | ts.ClassDeclaration | ts.EnumDeclaration,
  declarations: Map<string, Target>,
  exports: Map<string, Target>,
): void {
  const { name } = statement
  const byDefault = hasModifier(statement, ts.SyntaxKind.DefaultKeyword)
  // Of overloads only the implementation has a body.
  if (ts.isFunctionDeclaration(statement) && !statement.body) return
  if (name) declarations.set(name.text, { kind: 'binding', name, declaration: statement })
  if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return
  if (byDefault) {
    if (name) exports.set('default', { kind: 'local', name: name.text })
    else
      exports.set('default', {
        kind: 'binding',
        name: ts.factory.createIdentifier('default'),
        declaration: statement,
      })
  } else if (name) exports.set(name.text, { kind: 'local', name: name.text })
}

/** `exports.a = …`, `module.exports['a'] = …` */
const COMMON_JS = /^(?:module\.)?exports(?:\.|\[['"])(\w+)(?:['"]\])?$/

/** `module.exports = { a, b }`, `module.exports = fn`, `exports.a = …`. */
function addCommonJs(node: ts.Expression, exports: Map<string, Target>): void {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return
  const target = node.left.getText()
  const named = COMMON_JS.exec(target)?.[1]
  if (named) exports.set(named, { kind: 'expression', node: node.right })
  if (target !== 'module.exports') return
  exports.set('default', { kind: 'expression', node: node.right })
  if (!ts.isObjectLiteralExpression(node.right)) return
  for (const property of node.right.properties) {
    if (ts.isShorthandPropertyAssignment(property))
      exports.set(property.name.text, { kind: 'local', name: property.name.text })
    else if (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name))
      exports.set(property.name.text, { kind: 'expression', node: property.initializer })
  }
}

function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return (ts.getModifiers(node) ?? []).some(modifier => modifier.kind === kind)
}
