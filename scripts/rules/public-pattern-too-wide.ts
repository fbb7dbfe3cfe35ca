import type { Model } from '../access/model.ts'
import type { Opener } from '../access/middleware/openers.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { linePlace } from '../core/place.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Fix } from '../core/fix.ts'
import { mendedOr } from '../fixes/by-hand.ts'
import { named, ownTree, patternOf, withoutNames } from '../fixes/narrowed-pattern.ts'
import { placeOf } from '../project/lines.ts'

/** Patterns that open a whole tree: the root, or everything under /api or /trpc. */
const WHOLE_TREE = /^\/(\(\.\*\)|:\w+\*|(api|trpc)(\(\.\*\)|\/\(\.\*\)|\/:\w+\*))$/

const ROOT = /^\/(?:\(\.\*\)|:\w+\*)/

/**
 * What is public should be named: `/api(.*)` opens handlers that nobody has written yet, and `/team(.*)` opens
 * `/team-billing` (path-to-regexp; docs: reference/nextjs/clerk-middleware#create-route-matcher).
 */
function* check(model: Model): Iterable<Hit> {
  for (const app of model.project.apps) {
    for (const opener of model.openersOf(app)) {
      const beside = [...opener.siblings, ...opener.namesakes.filter(each => asks(model, each))]
      if (beside.length > 0) yield { ...siblingHit(opener, beside), fix: narrowed(opener, beside) }
      else if (WHOLE_TREE.test(opener.pattern.source))
        yield { ...treeHit(model, opener), fix: listed(model, opener) }
    }
  }
}

/** It looks who calls, or reaches what matters: so it is hardly meant to be public. */
function asks(model: Model, endpoint: EntryPoint): boolean {
  const { access, anonymous } = model.judge(endpoint)
  return anonymous.asked || access.state === 'unguarded'
}

function siblingHit({ node, pattern }: Opener, siblings: readonly EntryPoint[]): Hit {
  const [first] = siblings
  return {
    place: placeOf(node),
    message: `${pattern.source} also matches ${siblings.map(each => each.path).join(', ')}, which it does not name.`,
    attack: `Opens ${first?.path ?? 'a sibling path'} without an account: the middleware takes it for part of ${pattern.source}.`,
    related: siblings.map(each => ({
      ...linePlace(each.file, each.line),
      note: `${each.id} is let through`,
    })),
  }
}

/** The pattern without what lies beside what it names. */
function narrowed({ node, pattern, siblings }: Opener, beside: readonly EntryPoint[]): Fix {
  const names = beside.flatMap(
    ({ path }) => path?.split('/')[node.text.split('/').findIndex(part => part.startsWith(':'))] ?? [],
  )
  return mendedOr(
    `Let ${pattern.source} match what it names alone`,
    siblings.length > 0 ? ownTree(node) : withoutNames(node, [...new Set(names)]),
    `In ${node.getSourceFile().fileName}, write in place of '${pattern.source}' the paths that are meant to be public: not ${beside.map(({ path }) => path).join(', ')}.`,
  )
}

/** The endpoints that everybody may reach as it is, or that ask for something else than a session, by name. */
function listed(model: Model, { node, pattern, opens }: Opener): Fix {
  const open = opens.filter(each => isMeantToBeOpen(model, each))
  const patterns = [
    ...new Set(open.flatMap(({ path }) => (path === null ? [] : [patternOf(path)]))),
  ].toSorted()
  return mendedOr(
    `Name the public paths below ${pattern.source}`,
    // A middleware that lets everything through is no list of exceptions: somebody has to say what it is for.
    ROOT.test(pattern.source) ? undefined : named(node, patterns),
    `In ${node.getSourceFile().fileName}, write in place of '${pattern.source}' each path that is meant to be public${patterns.length > 0 ? ` (as it looks: ${patterns.join(', ')})` : ', or take it out where none is'}.`,
  )
}

function isMeantToBeOpen(model: Model, endpoint: EntryPoint): boolean {
  const { state, guard } = model.judge(endpoint).access
  const kind = guard?.kind
  if (state === 'guarded') return kind !== 'session' && kind !== 'permission'
  return state !== 'unguarded'
}

function treeHit(model: Model, { node, pattern, opens }: Opener): Hit {
  const reached = opens.filter(each => {
    const { state } = model.judge(each).access
    return state === 'unguarded' || state === 'webhook-unverified'
  })
  return {
    place: placeOf(node),
    message: `${pattern.source} opens everything below it (${opens.length} endpoints today), not only what is meant to be public.`,
    attack:
      reached.length > 0
        ? `Calls ${reached[0]?.path ?? 'an endpoint'} without an account: neither the middleware nor the handler asks.`
        : 'Waits for the next handler below it: whatever is added there is public until somebody remembers to guard it.',
    severity: reached.length > 0 ? 'medium' : 'low',
    related: reached.map(each => ({ ...linePlace(each.file, each.line), note: `${each.id} is reached` })),
  }
}

const rule: Rule<Model> = {
  id: 'public-pattern-too-wide',
  title: 'Public route pattern opens more than it names',
  group: 'middleware',
  severity: 'medium',
  confidence: 'medium',
  cwe: [863, 185],
  owasp: 'API5:2023',
  since: '@clerk/nextjs 4.17.0',
  check,
}

export default rule
