import { hasDirective, hasModifier, isFunction } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'

/** What the browser's copy of a module needs of it: all of it, or what these exports use. */
export type Wanted = 'all' | ReadonlySet<string>

/** An import or re-export that the browser's copy follows. */
export interface LiveImport {
  node: ts.Node
  specifier: string
  names: Wanted
}

/** The part of a module that is left when what nobody wants has been taken out. */
export interface Live {
  imports: readonly LiveImport[]
  /** Nodes of the living statements, without types, server functions and code that only runs on the server. */
  nodes: readonly ts.Node[]
}

/**
 * What is alive of a module. `stripped` exports are taken out first, as Next takes `getServerSideProps` out of a
 * page with everything that only it uses.
 */
export function liveIn(source: ts.SourceFile, wanted: Wanted, stripped: ReadonlySet<string>): Live {
  const declared = declarationsOf(source)
  const imports = importsOf(source)
  const alive = new Set<ts.Statement>()
  const nodes: ts.Node[] = []
  const used = new Set<string>()
  const queue = source.statements.filter(statement => isEntry(statement, wanted, stripped))
  for (const name of source.statements.flatMap(statement => listedNames(statement, wanted, stripped))) {
    used.add(name)
    const declaring = declared.get(name)
    if (declaring) queue.push(declaring)
  }
  for (let statement = queue.pop(); statement !== undefined; statement = queue.pop()) {
    if (alive.has(statement)) continue
    alive.add(statement)
    for (const node of running(statement)) {
      nodes.push(node)
      if (!ts.isIdentifier(node) || used.has(node.text)) continue
      used.add(node.text)
      const declaring = declared.get(node.text)
      if (declaring && !isStripped(declaring, stripped)) queue.push(declaring)
    }
  }
  return {
    nodes,
    imports: [
      ...imports.flatMap(each => each.keep(used)),
      ...nodes.flatMap(called),
      ...source.statements.flatMap(statement => reexported(statement, wanted, declared)),
    ],
  }
}

/** Statements that run, or are wanted, whatever else is. */
function isEntry(statement: ts.Statement, wanted: Wanted, stripped: ReadonlySet<string>): boolean {
  if (ts.isImportDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return false
  if (ts.isTypeAliasDeclaration(statement)) return false
  if (ts.isExportDeclaration(statement)) return false
  if (ts.isExportAssignment(statement)) return has(wanted, 'default')
  const names = declaredNames(statement)
  // Not a declaration: it runs when the module is loaded.
  if (names.length === 0) return true
  if (isStripped(statement, stripped)) return false
  if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return false
  const byDefault = hasModifier(statement, ts.SyntaxKind.DefaultKeyword)
  return byDefault ? has(wanted, 'default') : names.some(name => has(wanted, name))
}

function has(wanted: Wanted, name: string): boolean {
  return wanted === 'all' || wanted.has(name)
}

function isStripped(statement: ts.Statement, stripped: ReadonlySet<string>): boolean {
  return (
    stripped.size > 0 &&
    hasModifier(statement, ts.SyntaxKind.ExportKeyword) &&
    declaredNames(statement).some(name => stripped.has(name))
  )
}

/** The module's own names behind `export { a, b as c }`, as far as somebody wants what they are exported as. */
function listedNames(statement: ts.Statement, wanted: Wanted, stripped: ReadonlySet<string>): string[] {
  if (!ts.isExportDeclaration(statement) || statement.isTypeOnly || statement.moduleSpecifier) return []
  const clause = statement.exportClause
  const elements = clause && ts.isNamedExports(clause) ? clause.elements : []
  return elements
    .filter(({ isTypeOnly, name }) => !isTypeOnly && has(wanted, name.text) && !stripped.has(name.text))
    .map(({ propertyName, name }) => (propertyName ?? name).text)
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name))
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return [statement.name?.text ?? 'default']
  return ts.isEnumDeclaration(statement) ? [statement.name.text] : []
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap(element => (ts.isBindingElement(element) ? boundNames(element.name) : []))
}

function declarationsOf(source: ts.SourceFile): ReadonlyMap<string, ts.Statement> {
  return new Map(
    source.statements.flatMap(statement => declaredNames(statement).map(name => [name, statement] as const)),
  )
}

interface Imported {
  keep: (used: ReadonlySet<string>) => LiveImport[]
}

/** An import of which nothing is used as a value is dropped by every compiler, `type` written or not. */
function importsOf(source: ts.SourceFile): Imported[] {
  return source.statements.filter(ts.isImportDeclaration).flatMap(node => {
    if (!ts.isStringLiteral(node.moduleSpecifier)) return []
    const specifier = node.moduleSpecifier.text
    const clause = node.importClause
    if (!clause) return [{ keep: () => [{ node, specifier, names: new Set<string>() }] }]
    if (clause.isTypeOnly) return []
    return [{ keep: used => keptOf(node, clause, specifier, used) }]
  })
}

function keptOf(
  node: ts.ImportDeclaration,
  { name, namedBindings }: ts.ImportClause,
  specifier: string,
  used: ReadonlySet<string>,
): LiveImport[] {
  if (namedBindings && ts.isNamespaceImport(namedBindings) && used.has(namedBindings.name.text))
    return [{ node, specifier, names: 'all' }]
  const elements = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : []
  const names = elements
    .filter(element => !element.isTypeOnly && used.has(element.name.text))
    .map(element => (element.propertyName ?? element.name).text)
  if (name && used.has(name.text)) names.push('default')
  return names.length === 0 ? [] : [{ node, specifier, names: new Set(names) }]
}

/** `import('./x')` and `require('./x')`. */
function called(node: ts.Node): LiveImport[] {
  if (!ts.isCallExpression(node)) return []
  const loads =
    node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require'
  const [first] = loads ? node.arguments : []
  return first && ts.isStringLiteralLike(first) ? [{ node, specifier: first.text, names: 'all' }] : []
}

/** `export { a } from './x'` and `export * from './x'`, as far as somebody wants what they pass on. */
function reexported(
  node: ts.Statement,
  wanted: Wanted,
  declared: ReadonlyMap<string, ts.Statement>,
): LiveImport[] {
  if (!ts.isExportDeclaration(node) || node.isTypeOnly || !node.moduleSpecifier) return []
  if (!ts.isStringLiteral(node.moduleSpecifier)) return []
  const specifier = node.moduleSpecifier.text
  const clause = node.exportClause
  if (!clause) {
    const names = wanted === 'all' ? wanted : new Set([...wanted].filter(name => !declared.has(name)))
    return names === 'all' || names.size > 0 ? [{ node, specifier, names }] : []
  }
  if (ts.isNamespaceExport(clause))
    return has(wanted, clause.name.text) ? [{ node, specifier, names: 'all' }] : []
  const names = clause.elements
    .filter(element => !element.isTypeOnly && has(wanted, element.name.text))
    .map(element => (element.propertyName ?? element.name).text)
  return names.length === 0 ? [] : [{ node, specifier, names: new Set(names) }]
}

const ON_SERVER = /^typeof window\s*={2,3}\s*['"]undefined['"]/

/** The nodes of a statement that run in the browser. A stack of its own: chains of operators nest without end. */
function* running(root: ts.Node): Generator<ts.Node> {
  const stack: ts.Node[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (ts.isTypeNode(node) || isServerFunction(node)) continue
    yield node
    if (ts.isIfStatement(node) && ON_SERVER.test(node.expression.getText())) {
      if (node.elseStatement) stack.push(node.elseStatement)
      continue
    }
    // The name after a dot is no name of the module.
    if (ts.isPropertyAccessExpression(node)) stack.push(node.expression)
    else if (ts.isPropertyAssignment(node)) stack.push(node.initializer)
    else ts.forEachChild(node, child => void stack.push(child))
  }
}

function isServerFunction(node: ts.Node): boolean {
  return (
    isFunction(node) &&
    node.body !== undefined &&
    ts.isBlock(node.body) &&
    hasDirective(node.body.statements, 'use server')
  )
}
