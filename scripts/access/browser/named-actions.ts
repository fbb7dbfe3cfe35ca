import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'

interface Naming {
  /** The module that loads the action's. */
  from: string
  /** The bundle that it is in: what the browser's code imports, the browser is told. */
  layer: 'server' | 'client'
  /** The action's module, and the name under which it exports it. */
  file: string
  name: string
}

/**
 * Does a module tell browsers the id of an action: by importing it into their code, or by handing it on (`action={save}`,
 * `save.bind(null, id)`) where server code renders? A call on the server tells nobody. What imports everything, or
 * exports it again, may.
 */
export function namesAction(project: Project, { from, layer, file, name }: Naming): boolean {
  const source = project.syntax(from)
  if (!source) return true
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement) && leadsTo(project, statement.moduleSpecifier, from, file))
      return true
    if (!ts.isImportDeclaration(statement) || !leadsTo(project, statement.moduleSpecifier, from, file))
      continue
    const local = localName(statement.importClause, name)
    if (local === undefined) continue
    if (local === '*' || layer === 'client' || isHandedOn(source, local)) return true
  }
  // `import('./actions')` and `require('./actions')` give all that the module exports.
  return /\b(?:import|require)\s*\(/.test(source.text)
}

function leadsTo(
  project: Project,
  specifier: ts.Expression | undefined,
  from: string,
  file: string,
): boolean {
  if (!specifier || !ts.isStringLiteral(specifier)) return false
  const to = project.resolve(specifier.text, from)
  return to.kind === 'file' && to.file === file
}

/** Under which name an import brings it in; `*` where it brings in all. */
function localName(clause: ts.ImportClause | undefined, name: string): string | undefined {
  if (!clause || clause.isTypeOnly) return undefined
  if (name === 'default' && clause.name) return clause.name.text
  const bindings = clause.namedBindings
  if (!bindings) return undefined
  if (ts.isNamespaceImport(bindings)) return '*'
  return bindings.elements.find(each => (each.propertyName ?? each.name).text === name && !each.isTypeOnly)
    ?.name.text
}

/** Is the name used otherwise than to be called? */
function isHandedOn(source: ts.SourceFile, name: string): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return false
    if (ts.isIdentifier(node) && node.text === name) return !isCalledOrNamed(node)
    return ts.forEachChild(node, visit) ?? false
  }
  return visit(source)
}

function isCalledOrNamed(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isCallExpression(parent)) return parent.expression === node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  )
}
