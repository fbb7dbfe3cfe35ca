import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import type { Layer } from './loads.ts'

/** A name that one module loads from another. */
interface Load {
  from: string
  layer: Layer
  file: string
  /** As the other exports it. */
  name: string
}

/** What a module does with the name of an action that it loads. */
export interface Naming {
  /** Does it tell browsers? */
  told: boolean
  /** The names under which it exports the action again. */
  exportedAs: readonly string[]
}

const TOLD: Naming = { told: true, exportedAs: [] }

/**
 * Browsers are told the id of an action by an import into their code, and where server code hands it on as it renders
 * (`action={save}`, `save.bind(null, id)`). A call on the server tells nobody. What brings in all may do anything.
 */
export function namingOf(project: Project, { from, layer, file, name }: Load): Naming {
  const source = project.syntax(from)
  if (!source) return TOLD
  const exportedAs: string[] = []
  for (const statement of source.statements) {
    // `import actions = require('./actions')` brings in all.
    if (ts.isImportEqualsDeclaration(statement) && statement.getText().includes('require')) return TOLD
    if (!ts.isExportDeclaration(statement) && !ts.isImportDeclaration(statement)) continue
    if (!leadsTo(project, statement.moduleSpecifier, from, file)) continue
    if (ts.isExportDeclaration(statement)) {
      if (statement.exportClause && ts.isNamespaceExport(statement.exportClause)) return TOLD
      exportedAs.push(...passedOn(statement.exportClause, name))
      continue
    }
    const local = localName(statement.importClause, name)
    if (local === '*') return TOLD
    if (local === undefined) continue
    const uses = usesOf(source, local)
    exportedAs.push(...uses.exportedAs)
    if (uses.handedOn || (layer === 'client' && uses.used)) return TOLD
  }
  // `import('./actions')` and `require('./actions')` give all that the module exports.
  return loadsLater(project, source, from, file) ? TOLD : { told: false, exportedAs }
}

/** Does the module of an action hand it on itself: in an element that another of its actions gives back? */
export function tellsItself(project: Project, file: string, name: string): boolean {
  const source = project.syntax(file)
  return source === undefined || usesOf(source, name).handedOn
}

function leadsTo(
  project: Project,
  specifier: ts.Expression | undefined,
  from: string,
  file: string,
): boolean {
  if (!specifier || !ts.isStringLiteralLike(specifier)) return false
  const to = project.resolve(specifier.text, from)
  return to.kind === 'file' && to.file === file
}

/** `export *` passes every name on but the default. */
function passedOn(clause: ts.NamedExports | undefined, name: string): string[] {
  if (!clause) return name === 'default' ? [] : [name]
  return clause.elements
    .filter(each => (each.propertyName ?? each.name).text === name)
    .map(each => each.name.text)
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

interface Uses {
  used: boolean
  /** Is it used otherwise than to be called or exported? */
  handedOn: boolean
  exportedAs: string[]
}

function usesOf(source: ts.SourceFile, name: string): Uses {
  const uses: Uses = { used: false, handedOn: false, exportedAs: [] }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
    if (ts.isExportSpecifier(node) && (node.propertyName ?? node.name).text === name)
      uses.exportedAs.push(node.name.text)
    else if (ts.isIdentifier(node) && node.text === name && !isOtherName(node)) {
      uses.used = true
      if (!isCalled(node)) uses.handedOn = true
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return uses
}

function isCalled(node: ts.Identifier): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node
}

/** The name of a property or declaration, or what stands in an export list, is no use. */
function isOtherName(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    ts.isExportSpecifier(parent) ||
    ((ts.isFunctionLike(parent) || ts.isClassLike(parent) || ts.isVariableDeclaration(parent)) &&
      parent.name === node) ||
    ((ts.isParameter(parent) || ts.isBindingElement(parent)) && parent.name === node) ||
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  )
}

function loadsLater(project: Project, source: ts.SourceFile, from: string, file: string): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isCallExpression(node)) {
      const loads =
        node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require'
      if (loads && leadsTo(project, node.arguments[0], from, file)) return true
    }
    return ts.forEachChild(node, visit) ?? false
  }
  return /\b(?:import|require)\b[^'"`;]{0,200}\(/.test(source.text) && visit(source)
}
