import type { Model } from '../access/model.ts'
import { placeOf } from '../project/lines.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { ts } from '../project/typescript.ts'
import type { EnvRead } from './secrets/env-reads.ts'
import { envReads } from './secrets/env-reads.ts'

const EQUALS = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken])
const DIFFERS = new Set([ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken])
/** What the caller may leave out, and what then is undefined. */
const LEFT_OUT = /\?\.|\b(?:headers|query|body|cookies|params)\s*(?:\.|\[\s*["'`])/

/** One hit for each comparison. */
function* check({ project }: Model): Iterable<Hit> {
  for (const read of envReads(project)) {
    const comparison = comparisonOf(read)
    if (comparison === undefined || isTested(read)) continue
    yield {
      place: placeOf(comparison),
      message: `Where ${read.name} is not set, this compares undefined with what the caller may leave out, and they are equal: refuse when the variable is empty.`,
      attack: `Leaves the value out, and passes wherever ${read.name} was never set.`,
    }
  }
}

/** `process.env.NAME === user?.email`, from either side. */
function comparisonOf({ node }: EnvRead): ts.BinaryExpression | undefined {
  const { parent } = node
  if (!ts.isBinaryExpression(parent)) return undefined
  const operator = parent.operatorToken.kind
  if (!EQUALS.has(operator) && !DIFFERS.has(operator)) return undefined
  const other = parent.left === node ? parent.right : parent.left
  const text = other.getText()
  // A text that is put together is never undefined, and `.get()` answers with null.
  if (ts.isTemplateExpression(other) || ts.isStringLiteralLike(other) || !LEFT_OUT.test(text))
    return undefined
  return /\.get\(|\?\?|\|\|/.test(text) ? undefined : parent
}

/** Does the file ask anywhere whether the variable is set? */
function isTested({ node, name }: EnvRead): boolean {
  const text = node.getSourceFile().text
  const read = String.raw`(?:process|meta)\.env\.${name}`
  return new RegExp(
    String.raw`!\s*${read}\b|${read}\s*&&|\(\s*${read}\s*\)|${read}\s*(?:===?|!==?)\s*undefined`,
  ).test(text)
}

const rule: Rule<Model> = {
  id: 'unset-variable-equals-nothing',
  title: 'An unset variable equals a value that is left out',
  group: 'env',
  severity: 'low',
  confidence: 'medium',
  cwe: [1188, 697],
  owasp: 'ASVS V13.1.1',
  since: 'any',
  check,
}

export default rule
