import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { isTest } from '../endpoints/next-roots.ts'
import { nodesIn, unwrap } from '../endpoints/tree.ts'
import type { Fix } from '../core/fix.ts'
import { mendedOr } from '../fixes/by-hand.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

/** Variables that switch the check off, and such that switch it on. */
const OFF =
  /\.(?:\w*_)?(?:SKIP|BYPASS|DISABLE|MOCK|FAKE|NO)_?(?:\w*_)?(?:AUTH|LOGIN|CLERK|GUARDS?)\w*$|\.\w*(?:AUTH|LOGIN|CLERK)_(?:DISABLED|BYPASS|SKIPPED|OFF)$/
const ON =
  /\.(?:\w*_)?(?:ENABLE|REQUIRE|ENFORCE|USE)_?(?:\w*_)?(?:AUTH|LOGIN|CLERK)\w*$|\.\w*(?:AUTH|LOGIN|CLERK)_(?:ENABLED|REQUIRED|ENFORCED)$/

/**
 * A variable that nobody has set is undefined: `SKIP_AUTH !== 'false'` is then true, and the check is skipped wherever
 * it was forgotten, in production too (CWE-1188).
 */
function* check({ project }: Model): Iterable<Hit> {
  for (const file of project.files) {
    const text = /\.[cm]?[jt]sx?$/.test(file) && !isTest(file) ? project.text(file) : undefined
    if (text === undefined || !/\benv\.\w*(?:AUTH|LOGIN|CLERK|GUARD)/.test(text)) continue
    const source = project.syntax(file)
    if (!source) continue
    for (const node of nodesIn(source)) {
      if (!ts.isBinaryExpression(node)) continue
      const name = opensWhenUnset(node)
      if (name !== undefined)
        yield {
          place: placeOf(node),
          message: `Where ${name} is not set, the check is left out.`,
          attack:
            'Calls the app where nobody has thought of the variable: a preview, a new region, production.',
          fix: askedFor(node, name),
        }
    }
  }
}

/** The bypass only where somebody asks for it by the opposite word: `=== 'true'` for `!== 'false'`. */
function askedFor({ left, right, operatorToken }: ts.BinaryExpression, name: string): Fix {
  const file = left.getSourceFile().fileName
  const value = unwrap(right)
  const opposite = ts.isStringLiteralLike(value) ? OPPOSITES[value.text.toLowerCase()] : undefined
  const quote = right.getText().slice(0, 1)
  const operator = operatorToken.getText().replace('!', '=')
  return mendedOr(
    `Leave the check out only where ${name} asks for it`,
    opposite === undefined || !/['"`]/.test(quote)
      ? undefined
      : [
          { file, start: operatorToken.getStart(), end: operatorToken.end, text: operator },
          { file, start: right.getStart(), end: right.end, text: quote + opposite + quote },
        ],
    `In ${file}, compare ${name} by === with the value that switches the check off.`,
  )
}

const OPPOSITES: Record<string, string> = {
  false: 'true',
  '0': '1',
  no: 'yes',
  off: 'on',
  true: 'false',
  '1': '0',
  yes: 'no',
  on: 'off',
}

/** No variable has a longer name. */
const LONGEST = 120

/** The variable by which the comparison opens the app where it is missing. */
function opensWhenUnset({ left, right, operatorToken }: ts.BinaryExpression): string | undefined {
  const unequal =
    operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken
  const value = unwrap(right)
  if (!unequal || !ts.isStringLiteralLike(value) || left.getWidth() > LONGEST) return undefined
  const name = unwrap(left).getText()
  if (!/\benv\.\w+$/.test(name)) return undefined
  const says = /^(false|0|no|off)$/i.test(value.text)
    ? 'no'
    : /^(true|1|yes|on)$/i.test(value.text)
      ? 'yes'
      : undefined
  const opens = OFF.test(name) ? says === 'no' : ON.test(name) && says === 'yes'
  return opens ? name.split('.').at(-1) : undefined
}

const rule: Rule<Model> = {
  id: 'bypass-on-by-default',
  title: 'A switch that skips the check is on unless set',
  group: 'routes',
  severity: 'high',
  confidence: 'medium',
  cwe: [1188, 489],
  owasp: 'API8:2023',
  since: 'any',
  check,
}

export default rule
