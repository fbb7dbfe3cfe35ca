import { ts } from '../../project/typescript.ts'

/** What the nearest `const` of that name above is made of; undefined where there is none, or a parameter is meant. */
export function initializerOf({ text, parent }: ts.Identifier): ts.Expression | undefined {
  for (let node: ts.Node | undefined = parent; node; node = node.parent) {
    // A parameter of that name is another thing.
    if (ts.isFunctionLike(node) && node.parameters.some(({ name }) => name.getText() === text))
      return undefined
    if (!ts.isBlock(node) && !ts.isSourceFile(node)) continue
    for (const statement of node.statements) {
      if (!ts.isVariableStatement(statement)) continue
      const found = statement.declarationList.declarations.find(
        ({ name }) => ts.isIdentifier(name) && name.text === text,
      )
      if (found) return found.initializer
    }
  }
  return undefined
}

/** The function that a file declares under a name at its top: `function f() {}`, `const f = () => {}`. */
export function functionNamed(source: ts.SourceFile, name: string): ts.SignatureDeclaration | undefined {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement
    if (!ts.isVariableStatement(statement)) continue
    const made = statement.declarationList.declarations.find(
      each => ts.isIdentifier(each.name) && each.name.text === name,
    )?.initializer
    if (made && (ts.isArrowFunction(made) || ts.isFunctionExpression(made))) return made
  }
  return undefined
}
