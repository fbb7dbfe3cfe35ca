import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { sourcesWith } from '../endpoints/sources.ts'
import { nodesIn } from '../endpoints/tree.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

/** A public variable that names who may do more than others. */
const WHO =
  /\b(?:NEXT_PUBLIC|VITE|PUBLIC)_\w{0,40}(?:ADMIN|TEACHER|OWNER|STAFF|MODERATOR|SUPER_?USER|INSTRUCTOR|EDITOR)\w{0,40}\b/
const ENV = /\b(?:process\.env|import\.meta\.env)\b/

/**
 * A variable with a public prefix is written into the browser's code: everybody reads whose account to go for, and the
 * role can be given or taken by a new build alone (https://nextjs.org/docs/app/guides/environment-variables).
 */
function* check({ project }: Model): Iterable<Hit> {
  for (const source of sourcesWith(project, WHO)) {
    for (const node of nodesIn(source)) {
      const name = isDecision(node) ? WHO.exec(node.getText())?.[0] : undefined
      if (name === undefined) continue
      yield {
        place: placeOf(node),
        message: `Who may do more is decided by ${name}, which every browser is sent.`,
        attack: 'Reads in the page’s code which account is the administrator’s, and goes for that one.',
      }
    }
  }
}

/** `userId === …`, `(… ?? '').split(',').includes(email)`. */
function isDecision(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    const compares =
      kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
      kind === ts.SyntaxKind.EqualsEqualsToken ||
      kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
      kind === ts.SyntaxKind.ExclamationEqualsToken
    return (
      compares &&
      [node.left, node.right].some(side => ENV.test(side.getText()) && !ts.isTypeOfExpression(side)) &&
      !/'(true|false|1|0)'|"(true|false|1|0)"/.test(node.getText())
    )
  }
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'includes' &&
    ENV.test(node.expression.expression.getText())
  )
}

const rule: Rule<Model> = {
  id: 'role-from-public-env',
  title: 'A public environment variable says who is administrator',
  group: 'session',
  severity: 'low',
  confidence: 'high',
  cwe: [200, 269],
  owasp: 'API5:2023',
  since: 'any',
  check,
}

export default rule
