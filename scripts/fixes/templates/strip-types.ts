import type { TextEdit } from '../../core/fix.ts'
import { ts } from '../../project/typescript.ts'

type Cut = Pick<TextEdit, 'start' | 'end'>

/**
 * What of a template is TypeScript alone, for an app in JavaScript. Templates use erasable syntax only, without
 * `as` and `satisfies`, so that whatever is cut out leaves the program that it was.
 */
export function typesIn(source: ts.SourceFile): Cut[] {
  const cuts: Cut[] = []
  const visit = (node: ts.Node): void => {
    // Goes with what it is the type of.
    if (ts.isTypeNode(node)) return
    const own = cutOf(source, node)
    if (own !== undefined) {
      cuts.push(own)
      return
    }
    cuts.push(...annotations(node))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return cuts
}

/** A whole declaration, its comment included. */
function cutOf(source: ts.SourceFile, node: ts.Node): Cut | undefined {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    return { start: node.pos, end: node.end }
  const ofTypes =
    ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  if (!ofTypes) return undefined
  const start = node.getStart(source)
  return { start, end: source.text.indexOf('\n', node.end) + 1 }
}

function annotations(node: ts.Node): Cut[] {
  if (ts.isParameter(node) || ts.isVariableDeclaration(node))
    return node.type === undefined ? [] : [{ start: node.name.end, end: node.type.end }]
  if (ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node))
    // The colon stands right before the type.
    return node.type === undefined ? [] : [{ start: node.type.pos - 1, end: node.type.end }]
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && node.typeArguments !== undefined)
    return [{ start: node.typeArguments.pos - 1, end: node.typeArguments.end + 1 }]
  return []
}
