import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RULES } from '../scripts/rules/registry.ts'
import { modelOf } from './audited.ts'
import { layOut } from './fixture-app.ts'

/** Marks say where a finding is, not how grave it is. */
function severities(rule: string, name: string): Record<string, string | undefined> {
  const app = layOut(join(import.meta.dirname, 'rules', rule, name))
  try {
    const hits = RULES.filter(({ id }) => id === rule).flatMap(({ check }) => [...check(modelOf(app.root))])
    return Object.fromEntries(hits.map(({ endpoint, severity }) => [endpoint ?? '', severity]))
  } finally {
    app.remove()
  }
}

it('what gives a stranger little is low, and what changes or pays is high', () => {
  expect(severities('unguarded-server-action', 'little-is-gained-by-it')).toEqual({
    'action app/actions.ts#contact': 'low',
    'action app/actions.ts#mailAnybody': 'high',
    'action app/actions.ts#startQuote': 'low',
    'action app/actions.ts#startQuoteFor': 'high',
    'action app/actions.ts#joinWaitlist': 'low',
    'action app/actions.ts#subscribe': 'high',
    'action app/actions.ts#eventsOf': 'low',
    'action app/actions.ts#draftsOf': 'medium',
    'action app/actions.ts#isThere': 'low',
  })
  expect(severities('unguarded-route-handler', 'calls-that-give-nothing-away')).toMatchObject({
    'GET /api/pictures': 'low',
    'DELETE /api/pictures': 'high',
  })
  expect(severities('unguarded-server-action', 'a-mistake-is-told-where-it-is-made')).toMatchObject({
    'action app/shops/[id]/page.tsx#follow': 'low',
    'action app/shops/[id]/page.tsx#unfollowAll': 'high',
  })
})
