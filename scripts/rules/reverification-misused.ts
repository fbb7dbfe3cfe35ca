import { optionOf, type NamedCall } from '../access/named-calls.ts'
import type { Model } from '../access/model.ts'
import type { TextEdit } from '../core/fix.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { unwrap } from '../endpoints/tree.ts'
import { byHand, mendedOr } from '../fixes/by-hand.ts'
import { placeOf } from '../project/lines.ts'
import { ts } from '../project/typescript.ts'
import { clientOnly } from './reverification/client-only.ts'

/** As @clerk/shared `authorization` has them; anything else is no. */
const PRESETS = ['strict_mfa', 'strict', 'moderate', 'lax']
const LEVELS = ['first_factor', 'second_factor', 'multi_factor']

/**
 * Reverification asks for a factor again before something grave. It does nothing where its answer is not returned, and
 * refuses for ever where its configuration is none (docs: guides/secure/reverification).
 */
function* check(model: Model): Iterable<Hit> {
  yield* clientOnly(model)
  for (const call of model.namedCalls([
    'has',
    'protect',
    'reverificationError',
    'reverificationErrorResponse',
  ])) {
    const config = call.name.startsWith('reverification')
      ? call.node.arguments[0] && unwrap(call.node.arguments[0])
      : optionOf(call.node.arguments[0], 'reverification')
    if (config) yield* misspelt(config)
    if (call.name.startsWith('reverification') && isDropped(call.node)) yield dropped(call)
  }
}

function whatIsWrong(config: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(config))
    return PRESETS.includes(config.text) ? undefined : `'${config.text}' is none of ${PRESETS.join(', ')}`
  const level = optionOf(config, 'level')
  if (level && ts.isStringLiteralLike(level) && !LEVELS.includes(level.text))
    return `level '${level.text}' is none of ${LEVELS.join(', ')}`
  const minutes = optionOf(config, 'afterMinutes')
  if (!minutes || !/^(0|-\d+)$/.test(minutes.getText())) return undefined
  return `afterMinutes is ${minutes.getText()}, and has to be more than 0`
}

function* misspelt(config: ts.Expression): Iterable<Hit> {
  const wrong = whatIsWrong(config)
  if (wrong === undefined) return
  yield {
    place: placeOf(config),
    message: `${wrong}: the check answers no to everybody, however fresh the sign-in.`,
    attack: 'Waits for the check that nobody passes to be taken out, and uses a session that was left open.',
    severity: 'low',
    fix: byHand(
      'Ask for a reverification that there is',
      `In ${config.getSourceFile().fileName}, line ${placeOf(config).line}, write one of '${PRESETS.join("', '")}', or { level, afterMinutes } with afterMinutes above 0.`,
    ),
  }
}

function isDropped(node: ts.CallExpression): boolean {
  const { parent } = node
  return (
    ts.isExpressionStatement(parent) ||
    ts.isVoidExpression(parent) ||
    (ts.isAwaitExpression(parent) && ts.isExpressionStatement(parent.parent))
  )
}

function returned(node: ts.CallExpression): TextEdit {
  const start = (ts.isAwaitExpression(node.parent) ? node.parent : node).getStart()
  return { file: node.getSourceFile().fileName, start, end: start, text: 'return ' }
}

function dropped({ node, name }: NamedCall): Hit {
  return {
    place: placeOf(node),
    message: `${name}() is not returned: nobody is asked for a factor, and what follows is done.`,
    attack:
      'Sits down at a session that was left open and does what should have asked for the password again.',
    fix: mendedOr(
      `Return what ${name}() gives`,
      ts.isVoidExpression(node.parent) ? undefined : [returned(node)],
      `In ${node.getSourceFile().fileName}, write \`return ${name}(…)\`.`,
    ),
  }
}

const rule: Rule<Model> = {
  id: 'reverification-misused',
  title: 'Reverification is asked for in a way that does nothing',
  group: 'session',
  severity: 'high',
  confidence: 'high',
  cwe: [306, 754],
  owasp: 'ASVS V7.5.1',
  since: '@clerk/nextjs 6.5.0',
  check,
}

export default rule
