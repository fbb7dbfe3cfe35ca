import { declaredBindings } from '../../endpoints/exports.ts'
import { ts } from '../../project/typescript.ts'

/**
 * Runs the statements of a module that speak of an app which it declares: `app.use(guard)`,
 * `const routes = app.route('/posts', posts)`, a loop over routers.
 */
export function runRegistrations(of: ts.VariableDeclaration, evaluate: Evaluating): void {
  const name = of.name.getText()
  const mentions = new RegExp(String.raw`(?<![\w$.])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`)
  for (const statement of of.getSourceFile().statements) {
    if (statement.pos < of.pos || !mentions.test(statement.getText())) continue
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations)
        if (declaration !== of) evaluate.declare(declaration)
    } else if (acts(statement)) evaluate.execute(statement)
  }
}

interface Evaluating {
  execute: (statement: ts.Statement) => void
  declare: (declaration: ts.VariableDeclaration) => void
}

function acts(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) ||
    ts.isIfStatement(statement) ||
    ts.isTryStatement(statement) ||
    ts.isSwitchStatement(statement) ||
    ts.isIterationStatement(statement, true)
  )
}

/** `app.get(…)` or `apps.main.get(…)` at the beginning of a line: the cheap filter for a module that fills an app which another makes. */
const FILLS =
  /^[ \t;]*\w+(?:\s*\.\s*\w+)?\s*\.\s*(?:get|post|put|patch|delete|all|on|use|route|openapi)\s*\(/m
const COMMENTS = /\/\*[^]*?\*\/|\/\/.*/g

/** May this text fill an app that its module imports? */
export function fills(text: string): boolean {
  return FILLS.test(text.replace(COMMENTS, ' '))
}

/** Statements of a module that call on an imported name, in their order: `import { app } from './app'; app.get(…)`. */
export function fillingStatements(source: ts.SourceFile): { root: string; statement: ts.Statement }[] {
  const imported = new Set(
    [...declaredBindings(source)].flatMap(([name, { kind }]) => (kind === 'imported' ? [name] : [])),
  )
  return source.statements.flatMap(statement => {
    const root = ts.isExpressionStatement(statement) ? rootOf(statement.expression) : undefined
    return root !== undefined && imported.has(root) ? [{ root, statement }] : []
  })
}

function rootOf(expression: ts.Expression): string | undefined {
  let root = expression
  while (ts.isCallExpression(root) || ts.isPropertyAccessExpression(root)) root = root.expression
  return ts.isIdentifier(root) ? root.text : undefined
}
