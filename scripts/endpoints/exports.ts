import { ts } from '../project/typescript.ts'
import { hasModifier, isFunction, unwrap } from './tree.ts'

/** What a name of a module stands for. */
export type Binding =
  /** `node`: the function, the class, the initializer or the element of a pattern; `begins`: the node whose line counts. */
  | { kind: 'local'; node: ts.Node; begins: ts.Node }
  /** A name of another module (`*` for all of it); `node` names it here. */
  | { kind: 'imported'; specifier: string; name: string; node: ts.Node }

export type ExportTarget = Binding | { kind: 'star'; specifier: string; node: ts.ExportDeclaration }

interface ModuleBindings {
  declared: Map<string, Binding>
  exported: Map<string, ExportTarget>
}

const read = new WeakMap<ts.SourceFile, ModuleBindings>()

/**
 * What a module exports, by exported name, types left out. `export * from 'x'` stands under the key
 * `* x`, which no name can be.
 */
export function exportedBindings(source: ts.SourceFile): Map<string, ExportTarget> {
  return bindingsOf(source).exported
}

/** What the top level of a module declares or imports, by local name, types left out. */
export function declaredBindings(source: ts.SourceFile): Map<string, Binding> {
  return bindingsOf(source).declared
}

function bindingsOf(source: ts.SourceFile): ModuleBindings {
  const known = read.get(source)
  if (known) return known
  const bindings: ModuleBindings = { declared: new Map(), exported: new Map() }
  // Exports may name what is declared further down.
  for (const statement of source.statements) declare(statement, bindings)
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) exportNames(statement, bindings)
    else if (ts.isExportAssignment(statement)) {
      bindings.exported.set('default', defaultTarget(statement.expression, statement, bindings))
    } else if (ts.isExpressionStatement(statement)) exportCommonJs(statement, bindings)
  }
  read.set(source, bindings)
  return bindings
}

function declare(statement: ts.Statement, bindings: ModuleBindings): void {
  if (hasModifier(statement, ts.SyntaxKind.DeclareKeyword)) return
  if (ts.isImportDeclaration(statement)) importNames(statement, bindings)
  else if (ts.isVariableStatement(statement)) {
    const exported = hasModifier(statement, ts.SyntaxKind.ExportKeyword)
    for (const declaration of statement.declarationList.declarations) {
      for (const [name, binding] of variables(declaration)) {
        bindings.declared.set(name, binding)
        if (exported) bindings.exported.set(name, binding)
      }
    }
  } else if (isFunction(statement) || ts.isClassDeclaration(statement)) {
    const binding: Binding = { kind: 'local', node: statement, begins: statement }
    const name = statement.name && ts.isIdentifier(statement.name) ? statement.name.text : null
    if (name !== null) bindings.declared.set(name, binding)
    if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return
    const byDefault = hasModifier(statement, ts.SyntaxKind.DefaultKeyword)
    if (byDefault) bindings.exported.set('default', binding)
    else if (name !== null) bindings.exported.set(name, binding)
  }
}

function importNames(statement: ts.ImportDeclaration, { declared }: ModuleBindings): void {
  const clause = statement.importClause
  if (!clause || clause.isTypeOnly || !ts.isStringLiteral(statement.moduleSpecifier)) return
  const specifier = statement.moduleSpecifier.text
  if (clause.name) {
    declared.set(clause.name.text, { kind: 'imported', specifier, name: 'default', node: clause.name })
  }
  const named = clause.namedBindings
  if (!named) return
  if (ts.isNamespaceImport(named)) {
    declared.set(named.name.text, { kind: 'imported', specifier, name: '*', node: named })
    return
  }
  for (const element of named.elements) {
    if (element.isTypeOnly) continue
    const name = (element.propertyName ?? element.name).text
    declared.set(element.name.text, { kind: 'imported', specifier, name, node: element })
  }
}

function* variables(declaration: ts.VariableDeclaration): Generator<[string, Binding]> {
  if (!ts.isIdentifier(declaration.name)) {
    for (const [name, element] of elements(declaration.name)) {
      yield [name, { kind: 'local', node: element, begins: element }]
    }
    return
  }
  const value = declaration.initializer ? unwrap(declaration.initializer) : declaration
  yield [
    declaration.name.text,
    { kind: 'local', node: value, begins: isFunction(value) ? value : declaration },
  ]
}

function* elements(pattern: ts.BindingPattern): Generator<[string, ts.BindingElement]> {
  for (const element of pattern.elements) {
    if (!ts.isBindingElement(element)) continue
    if (ts.isIdentifier(element.name)) yield [element.name.text, element]
    else yield* elements(element.name)
  }
}

function exportNames(statement: ts.ExportDeclaration, { declared, exported }: ModuleBindings): void {
  if (statement.isTypeOnly) return
  const from = statement.moduleSpecifier
  const specifier = from && ts.isStringLiteral(from) ? from.text : null
  const clause = statement.exportClause
  if (!clause) {
    if (specifier !== null) exported.set(`* ${specifier}`, { kind: 'star', specifier, node: statement })
    return
  }
  if (ts.isNamespaceExport(clause)) {
    if (specifier !== null) {
      exported.set(clause.name.text, { kind: 'imported', specifier, name: '*', node: clause })
    }
    return
  }
  for (const element of clause.elements) {
    if (element.isTypeOnly) continue
    const name = (element.propertyName ?? element.name).text
    if (specifier !== null) {
      exported.set(element.name.text, { kind: 'imported', specifier, name, node: element })
      continue
    }
    const local = declared.get(name)
    // A name that is neither declared nor imported as a value is a type.
    if (local)
      exported.set(element.name.text, local.kind === 'imported' ? { ...local, node: element } : local)
  }
}

/** `export default x` and `module.exports = x`: what `x` names where it stands in the same file, else the export. */
function defaultTarget(
  expression: ts.Expression,
  statement: ts.Statement,
  { declared }: ModuleBindings,
): Binding {
  const value = unwrap(expression)
  if (isFunction(value)) return { kind: 'local', node: value, begins: value }
  const named = ts.isIdentifier(value) ? declared.get(value.text) : undefined
  if (!named) return { kind: 'local', node: value, begins: statement }
  return named.kind === 'local' ? named : { ...named, node: value }
}

/** `module.exports = x`, `module.exports = { GET }`, `exports.GET = x`: pages and API routes in plain JavaScript. */
function exportCommonJs(statement: ts.ExpressionStatement, bindings: ModuleBindings): void {
  const assignment = statement.expression
  if (!ts.isBinaryExpression(assignment) || assignment.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return
  const { left, right } = assignment
  if (!ts.isPropertyAccessExpression(left)) return
  if (isModuleExports(left)) {
    bindings.exported.set('default', defaultTarget(right, statement, bindings))
    if (!ts.isObjectLiteralExpression(right)) return
    for (const property of right.properties) {
      if (!property.name || !ts.isIdentifier(property.name)) continue
      const value = ts.isPropertyAssignment(property) ? property.initializer : property.name
      bindings.exported.set(property.name.text, defaultTarget(value, statement, bindings))
    }
  } else if (
    (ts.isIdentifier(left.expression) && left.expression.text === 'exports') ||
    isModuleExports(left.expression)
  ) {
    bindings.exported.set(left.name.text, defaultTarget(right, statement, bindings))
  }
}

function isModuleExports(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'exports' &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'module'
  )
}
