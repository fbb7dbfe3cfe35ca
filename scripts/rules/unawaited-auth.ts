import type { ClerkCall } from '../access/clerk-calls.ts'
import type { Model } from '../access/model.ts'
import type { Guard } from '../core/report.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { Fix } from '../core/fix.ts'
import { awaitEdits } from '../fixes/awaited.ts'
import { placeOf } from '../project/lines.ts'
import type { ts } from '../project/typescript.ts'
import { isChained, useOf, type Use } from './promises/use.ts'

/**
 * `auth()` and `auth.protect()` give promises since @clerk/nextjs 6: un-awaited, `protect()` stops nobody and
 * every test of `auth()` is true (docs: guides/development/upgrading/upgrade-guides/nextjs/v6).
 */
function* check(model: Model): Iterable<Hit> {
  for (const call of model.clerkCalls()) {
    if (!call.asynchronous) continue
    const use = useOf(call.node)
    if (use === 'handled') continue
    const found = hit(call, use)
    const other = call.ofMiddleware || found.severity !== 'critical' ? undefined : otherGuard(model, call)
    yield { ...found, ...(other ? kept(found, other) : {}), fix: waiting(call) }
  }
}

/**
 * A guard of every endpoint in whose code the call stands that asks for no less than the call does; undefined where one
 * lacks it. Whoever is asked for a role in vain is not turned away by a check of the session.
 */
function otherGuard(model: Model, { node }: ClerkCall): Guard | undefined {
  const guards = model.endpoints
    .filter(({ handler }) => isWithin(handler, node))
    .map(endpoint => model.judge(endpoint))
    // A path rule is no reason to leave the handler without a check.
    .map(({ access, passage }) => (passage?.kind === 'denied' ? null : access.guard))
  const [first] = guards
  const asksMore = node.arguments.length > 0
  const isEnough = guards.every(guard => guard !== null && (!asksMore || guard.kind === 'permission'))
  return isEnough && first ? first : undefined
}

function isWithin(handler: ts.Node, node: ts.Node): boolean {
  return (
    handler.getSourceFile() === node.getSourceFile() &&
    handler.getStart() <= node.getStart() &&
    node.getEnd() <= handler.getEnd()
  )
}

/** The mistake is there, and today it costs nothing. */
function kept({ message }: Hit, { file, line }: Guard): Pick<Hit, 'message' | 'attack' | 'severity'> {
  return {
    message: `${message.slice(0, -1)}; strangers are turned away by another check (${file}:${line}).`,
    attack:
      'Waits for the other check to go: whoever takes it out counts on this one, and this one stops nobody.',
    severity: 'low',
  }
}

function waiting({ node }: ClerkCall): Fix {
  // Behind `.catch(() => {})` waiting alone changes nothing: the refusal is swallowed.
  const edits = isChained(node) ? undefined : awaitEdits(node)
  const { file, line } = placeOf(node)
  const title = `Wait for ${node.expression.getText()}() in ${file}, line ${line}`
  const byHand = `In ${file}, line ${line}, write \`await ${node.expression.getText()}()\` in an async function, and await that function wherever it is called.`
  return {
    title,
    safety: 'review',
    edits: edits ?? [],
    create: [],
    install: [],
    remains: edits === undefined ? [byHand] : [],
  }
}

function hit({ node, what, ofMiddleware }: ClerkCall, use: Exclude<Use, 'handled'>): Hit {
  const shown = what === 'protect' ? 'auth.protect()' : `${what}()`
  const place = placeOf(node)
  if (what === 'protect' && ofMiddleware) {
    return {
      place,
      message: `${shown} is not awaited: the middleware has let the request pass before the refusal arrives.`,
      attack: 'Asks for any path that it means to protect without an account: nobody waits for the check.',
      severity: 'critical',
    }
  }
  if (what === 'protect') {
    return {
      place,
      message: `${shown} is not awaited: the refusal arrives when the code below has already run.`,
      attack: 'Calls it without an account: the check starts, and the work goes on without waiting for it.',
      severity: 'critical',
    }
  }
  return {
    place,
    message: `${shown} is not awaited, so ${consequence(use)}.`,
    attack:
      use === 'tested'
        ? 'Calls it without an account: the test of a promise is always true, so everybody counts as signed in.'
        : 'Calls it signed in or not: the check never sees who calls, so it refuses everybody or nobody.',
    severity: use === 'tested' ? 'critical' : 'medium',
  }
}

function consequence(use: Exclude<Use, 'handled'>): string {
  switch (use) {
    case 'tested':
      return 'what is tested is a promise, which is always true'
    case 'read':
      return 'its fields are undefined for everybody'
    case 'dropped':
      return 'nobody looks at the answer'
  }
}

const rule: Rule<Model> = {
  id: 'unawaited-auth',
  title: 'auth() or auth.protect() is not awaited',
  group: 'routes',
  severity: 'high',
  confidence: 'high',
  cwe: [754, 862],
  owasp: 'API2:2023',
  since: '@clerk/nextjs 6.0.0',
  check,
}

export default rule
