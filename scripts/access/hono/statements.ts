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
    ts.isIterationStatement(statement, false)
  )
}
