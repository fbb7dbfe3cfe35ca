import { PUBLIC_PREFIX, namesSecret } from '../../core/secret-name.ts'
import { unwrap } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'

/** A place where an expression's value is a secret of the environment. */
export interface SecretRead {
  /** The variable; `process.env` for all of them. */
  name: string
  node: ts.Node
}

/** Files that can hold such a place; the rest is not parsed for it. */
export const READS_SECRET =
  /\benv\b[\s\S]{0,40}(?:SECRET|PRIVATE_KEY|SERVICE_ROLE|ENCRYPTION_KEY|CLERK_API_KEY|_UR[LI]|_PASSWORD|_KEY|_TOKEN)|\bprocess\.env\b(?!\s*[.?[])/

/** `process.env.NAME`, `import.meta.env.NAME`, `env.NAME` and the same with brackets, where NAME says that it is secret. */
export function secretName(node: ts.Node): string | undefined {
  const name = nameRead(node)
  return name !== undefined && namesSecret(name) && !PUBLIC_PREFIX.test(name) ? name : undefined
}

function nameRead(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && isEnv(unwrap(node.expression))) return node.name.text
  if (!ts.isElementAccessExpression(node) || !isEnv(unwrap(node.expression))) return undefined
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined
}

function isEnv(node: ts.Expression): boolean {
  return (
    (ts.isPropertyAccessExpression(node) && node.name.text === 'env') ||
    (ts.isIdentifier(node) && /^(?:env|ENV)$/.test(node.text))
  )
}

/** The environment as a whole. */
export function isWholeEnvironment(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.getText() === 'process.env'
}

/**
 * The secrets that the value of an expression carries: through objects, arrays, templates, alternatives and names
 * declared in the same file. What a call makes of its arguments, a test or a comparison is not the secret itself.
 */
export function secretsCarried(expression: ts.Expression, depth = 0): SecretRead[] {
  const node = unwrap(expression)
  if (depth > 6) return []
  const inside = (each: ts.Expression) => secretsCarried(each, depth + 1)
  const name = secretName(node)
  if (name !== undefined) return [{ name, node }]
  if (isWholeEnvironment(node)) return [{ name: 'process.env', node }]
  if (ts.isIdentifier(node)) return ofName(node, inside)
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap(property => ofProperty(property, inside))
  if (ts.isArrayLiteralExpression(node))
    return node.elements.flatMap(each => inside(ts.isSpreadElement(each) ? each.expression : each))
  if (ts.isTemplateExpression(node)) return node.templateSpans.flatMap(({ expression: each }) => inside(each))
  if (ts.isConditionalExpression(node)) return [...inside(node.whenTrue), ...inside(node.whenFalse)]
  if (ts.isBinaryExpression(node) && passesOn(node.operatorToken.kind))
    return [...inside(node.left), ...inside(node.right)]
  const [first] = ts.isCallExpression(node) && isStringify(node) ? node.arguments : []
  return first === undefined ? [] : inside(first)
}

function passesOn(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.PlusToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  )
}

function isStringify(call: ts.CallExpression): boolean {
  return /^(?:JSON\.stringify|String)$/.test(call.expression.getText())
}

/** What a property of an object carries, a spread or a shorthand too. */
export function secretsIn(property: ts.ObjectLiteralElementLike): SecretRead[] {
  return ofProperty(property, each => secretsCarried(each))
}

function ofProperty(
  property: ts.ObjectLiteralElementLike,
  inside: (node: ts.Expression) => SecretRead[],
): SecretRead[] {
  if (ts.isPropertyAssignment(property)) return inside(property.initializer)
  if (ts.isSpreadAssignment(property)) return inside(property.expression)
  return ts.isShorthandPropertyAssignment(property) ? inside(property.name) : []
}

/** `const key = process.env.X` and `const { X } = process.env`, in this function or around it. */
function ofName(name: ts.Identifier, inside: (node: ts.Expression) => SecretRead[]): SecretRead[] {
  for (let scope: ts.Node = name.parent; scope !== undefined; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some(each => each.name.getText() === name.text))
      return []
    const statements = ts.isBlock(scope) || ts.isSourceFile(scope) ? scope.statements : []
    for (const statement of statements) {
      if (!ts.isVariableStatement(statement)) continue
      for (const declaration of statement.declarationList.declarations) {
        const found = ofDeclaration(declaration, name, inside)
        if (found) return found
      }
    }
  }
  return []
}

function ofDeclaration(
  { name, initializer }: ts.VariableDeclaration,
  wanted: ts.Identifier,
  inside: (node: ts.Expression) => SecretRead[],
): SecretRead[] | undefined {
  if (initializer === undefined) return undefined
  if (ts.isIdentifier(name)) {
    if (name.text !== wanted.text) return undefined
    return name === wanted || isCall(initializer) ? [] : inside(initializer)
  }
  if (!ts.isObjectBindingPattern(name)) return undefined
  const element = name.elements.find(each => each.name.getText() === wanted.text)
  if (element === undefined) return undefined
  const key = (element.propertyName ?? element.name).getText()
  return isEnv(unwrap(initializer)) && namesSecret(key) && !PUBLIC_PREFIX.test(key)
    ? [{ name: key, node: wanted }]
    : []
}

function isCall(node: ts.Expression): boolean {
  const inner = unwrap(node)
  return (ts.isCallExpression(inner) && !isStringify(inner)) || ts.isAwaitExpression(inner)
}
