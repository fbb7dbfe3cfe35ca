import { nodesIn, unwrap } from '../endpoints/tree.ts'
import { isTest } from '../endpoints/next-roots.ts'
import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { isClientFile } from './modules.ts'

/** A call of a function or method by one of some names, in a file that has to do with Clerk. */
export interface NamedCall {
  node: ts.CallExpression
  /** The name as its module exports it, whatever the file calls it. */
  name: string
  /** Is it code for the browser? */
  client: boolean
}

const CLERK = /@clerk\//

/**
 * Calls by name, for functions that only Clerk's objects have (`has`, `getToken`) or that are imported from Clerk
 * (`verifyToken`). A name that the file imports from another package is another function. Tests are left out.
 */
export function* namedCalls(project: Project, names: readonly string[]): Iterable<NamedCall> {
  const mentions = new RegExp(String.raw`\b(?:${names.join('|')})\b`)
  for (const file of project.files) {
    const asked = !isTest(file) && mentions.test(project.text(file) ?? '')
    const source = asked ? project.syntax(file) : undefined
    if (source) yield* callsIn(source, names)
  }
}

function* callsIn(source: ts.SourceFile, names: readonly string[]): Iterable<NamedCall> {
  const imports = importedNames(source)
  const client = isClientFile(source)
  const clerk = CLERK.test(source.text)
  for (const node of nodesIn(source)) {
    if (!ts.isCallExpression(node)) continue
    const name = nameOf(node, imports)
    if (name === undefined || !names.includes(name)) continue
    // `has` and `getToken` are names of many things: beside Clerk's imports they are Clerk's.
    if (clerk || imports.get(name) === name) yield { node, name, client }
  }
}

function nameOf(
  { expression }: ts.CallExpression,
  imports: ReadonlyMap<string, string | null>,
): string | undefined {
  const callee = unwrap(expression)
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text
  if (!ts.isIdentifier(callee)) return undefined
  const imported = imports.get(callee.text)
  return imported === null ? undefined : (imported ?? callee.text)
}

/** Local names of imports: what they are called where they come from; null: a package that is not Clerk's. */
function importedNames(source: ts.SourceFile): Map<string, string | null> {
  const found = new Map<string, string | null>()
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const from = statement.moduleSpecifier.text
    const own = CLERK.test(from) || /^(\.|~\/|@\/|#|src\/)/.test(from)
    const clause = statement.importClause
    if (clause?.name) found.set(clause.name.text, own ? clause.name.text : null)
    const bindings = clause?.namedBindings
    if (!bindings || !ts.isNamedImports(bindings)) continue
    for (const { name, propertyName } of bindings.elements)
      found.set(name.text, own ? (propertyName ?? name).text : null)
  }
  return found
}

/** The value of a property in the literal that is handed over; undefined where there is no literal or no such property. */
export function optionOf(argument: ts.Expression | undefined, name: string): ts.Expression | undefined {
  const literal = argument && unwrap(argument)
  if (!literal || !ts.isObjectLiteralExpression(literal)) return undefined
  for (const property of literal.properties) {
    if (property.name === undefined || property.name.getText().replaceAll(/['"]/g, '') !== name) continue
    if (ts.isPropertyAssignment(property)) return unwrap(property.initializer)
    if (ts.isShorthandPropertyAssignment(property)) return property.name
  }
  return undefined
}
