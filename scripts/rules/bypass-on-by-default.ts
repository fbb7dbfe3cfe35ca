import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { sourcesWith } from '../endpoints/sources.ts'
import { nodesIn, unwrap } from '../endpoints/tree.ts'
import type { Fix } from '../core/fix.ts'
import { mendedOr } from '../fixes/by-hand.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'

/** Variables that switch the check off, and such that switch it on. */
const OFF =
  /\.(?:\w*_)?(?:SKIP|BYPASS|DISABLE|MOCK|FAKE|NO)_?(?:(?<=_)\w+_)?(?:AUTH(?!ORS?(?:_|$))|LOGIN|CLERK|GUARDS?)\w*$|\.\w*(?:AUTH|LOGIN|CLERK)_(?:DISABLED|BYPASS|SKIPPED|OFF)$/
const ON =
  /\.(?:\w*_)?(?:ENABLE|REQUIRE|ENFORCE|USE)_?(?:(?<=_)\w+_)?(?:AUTH(?!ORS?(?:_|$))|LOGIN|CLERK)\w*$|\.\w*(?:AUTH|LOGIN|CLERK)_(?:ENABLED|REQUIRED|ENFORCED)$/
const READS = /\benv\.\w*(?:AUTH|LOGIN|CLERK|GUARD)/
/** Words that say no and yes, each with its opposite. */
const NO = new Map([
  ['false', 'true'],
  ['0', '1'],
  ['no', 'yes'],
  ['off', 'on'],
])
const YES = new Map([...NO].map(([no, yes]) => [yes, no]))

/**
 * A variable that nobody has set is undefined: `SKIP_AUTH !== 'false'` is then true, and the check is skipped wherever
 * it was forgotten, in production too (CWE-1188).
 */
function* check({ project }: Model): Iterable<Hit> {
  for (const source of sourcesWith(project, READS)) {
    for (const node of nodesIn(source)) {
      if (!ts.isBinaryExpression(node)) continue
      const opener = opensWhenUnset(node)
      if (opener)
        yield {
          place: placeOf(node),
          message: `Where ${opener.name} is not set, the check is left out.`,
          attack:
            'Calls the app where nobody has thought of the variable: a preview, a new region, production.',
          fix: askedFor(node, opener),
        }
    }
  }
}

/** A variable that opens the app where it is missing, and the word that would ask for that. */
interface Opener {
  name: string
  word: string
}

/** The bypass only where somebody asks for it by the opposite word: `=== 'true'` for `!== 'false'`. */
function askedFor({ left, right, operatorToken }: ts.BinaryExpression, { name, word }: Opener): Fix {
  const file = left.getSourceFile().fileName
  const quote = right.getText().slice(0, 1)
  const operator = operatorToken.getText().replace('!', '=')
  return mendedOr(
    `Leave the check out only where ${name} asks for it`,
    /['"`]/.test(quote)
      ? [
          { file, start: operatorToken.getStart(), end: operatorToken.end, text: operator },
          { file, start: right.getStart(), end: right.end, text: quote + word + quote },
        ]
      : undefined,
    `In ${file}, compare ${name} by === with the value that switches the check off.`,
  )
}

/** No variable has a longer name. */
const LONGEST = 120

/** The variable by which the comparison opens the app where it is missing. */
function opensWhenUnset({ left, right, operatorToken }: ts.BinaryExpression): Opener | undefined {
  const unequal =
    operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken
  const value = unwrap(right)
  if (!unequal || !ts.isStringLiteralLike(value) || left.getWidth() > LONGEST) return undefined
  const name = unwrap(left).getText()
  const said = value.text.toLowerCase()
  const word = OFF.test(name) ? NO.get(said) : ON.test(name) ? YES.get(said) : undefined
  return word === undefined || !/\benv\.\w+$/.test(name)
    ? undefined
    : { name: name.slice(name.lastIndexOf('.') + 1), word }
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
