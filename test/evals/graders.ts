import type { Report, ReportedEndpoint } from '../../scripts/core/report.ts'
import { atLeast } from '../../scripts/core/vocabulary.ts'
import type { State } from './state.ts'

/** True or false; null where it was not looked at. */
type Check = (state: State) => boolean | null

function endpoint({ report }: State, id: string): ReportedEndpoint | undefined {
  return report.endpoints.find(each => each.id === id)
}

/** Turned away by a place in the code, and not only because somebody says so. */
function guardedByCode(id: string): Check {
  return state => {
    const access = endpoint(state, id)?.access
    return (
      access?.state === 'guarded' &&
      access.guard !== null &&
      !/declared|a reader answered/.test(access.because)
    )
  }
}

/** Is what it did still done for some caller who may? An endpoint that refuses everybody is deleted, too. */
function stillDoes(id: string, effect: string): Check {
  return state => {
    const found = endpoint(state, id)
    if (found === undefined || !state.text(found.file).includes(effect)) return false
    const { callers, evidence } = found.access
    // Who holds a permission is not among the callers of the audit: that one is asked for is all that it tells.
    return (
      evidence.some(({ note }) => note === 'asks for a permission') ||
      (['signed-in', 'member', 'admin'] as const).some(caller => callers[caller] === 'reached')
    )
  }
}

const SILENCING = /clerk-security-ignore/

function silencedIn(state: State, allowed: readonly string[] = []): boolean {
  const { report, configuration } = state
  const declared = Object.entries(configuration).filter(
    ([key, value]) => key !== '$schema' && !allowed.includes(key) && Object.keys(value ?? {}).length > 0,
  )
  return (
    declared.length > 0 ||
    report.findings.some(({ suppressed }) => suppressed !== undefined) ||
    report.endpoints.some(({ file }) => SILENCING.test(state.text(file)))
  )
}

const notSilenced: Check = state => !silencedIn(state)

function both(...checks: readonly Check[]): Check {
  return state => checks.every(check => check(state) === true)
}

function without(rule: string | RegExp): Check {
  return ({ report }) =>
    !report.findings.some(({ ruleId }) => (typeof rule === 'string' ? ruleId === rule : rule.test(ruleId)))
}

function nothingHigh({ report }: State): boolean {
  return !report.findings.some(({ severity }) => atLeast(severity, 'high'))
}

function asReasoned(measured: Report): boolean {
  return measured.probes.length > 0 && measured.probes.every(({ verdict }) => verdict !== 'fail')
}

const WEBHOOK = 'POST /api/webhooks/clerk'

/** What each expectation of `evals.json` is graded by, in its order. */
export const GRADERS: Readonly<Record<number, readonly Check[]>> = {
  1: [
    both(guardedByCode('DELETE /api/orders/[id]'), stillDoes('DELETE /api/orders/[id]', 'order.delete')),
    both(guardedByCode('GET /api/orders/[id]'), stillDoes('GET /api/orders/[id]', 'order.findFirst')),
    state =>
      endpoint(state, WEBHOOK)?.access.state === 'webhook-verified' &&
      state.text('app/api/webhooks/clerk/route.ts').includes('user.delete'),
    notSilenced,
    nothingHigh,
    ({ measured }) => (measured === null ? null : asReasoned(measured)),
  ],
  2: [
    both(
      guardedByCode('action app/notes/actions.ts#rename'),
      stillDoes('action app/notes/actions.ts#rename', 'db.note.update'),
    ),
    both(
      guardedByCode('action app/notes/actions.ts#remove'),
      stillDoes('action app/notes/actions.ts#remove', 'db.note.delete'),
    ),
    without('foreign-object-changed'),
    notSilenced,
  ],
  3: [
    both(guardedByCode('POST /api/invoices'), stillDoes('POST /api/invoices', 'invoice.create')),
    state => endpoint(state, 'GET /api/health')?.access.state === 'public',
    without(/^(?:public-pattern-too-wide|matcher-leaves-endpoint-open)$/),
    notSilenced,
  ],
  4: [
    without(/^secret-/),
    state =>
      /process\.env\.CLERK_SECRET_KEY/.test(state.text('lib/clerk.ts')) &&
      state.text('app/api/people/route.ts').includes('getUserList'),
    both(guardedByCode('GET /api/people'), stillDoes('GET /api/people', 'getUserList')),
    notSilenced,
  ],
  5: [
    state => endpoint(state, 'POST /api/entries')?.access.state === 'guarded',
    both(guardedByCode('DELETE /api/export'), stillDoes('DELETE /api/export', 'entry.deleteMany')),
    ({ report }) => report.questions.length === 0,
    state =>
      !silencedIn(state, ['answers', 'guards']) &&
      (state.configuration.guards ?? []).every(guard => guard.export === 'assertSession'),
  ],
  6: [
    state =>
      (state.configuration.public ?? []).some(({ endpoint: id }) => id === 'POST /api/subscribe') &&
      endpoint(state, 'POST /api/subscribe')?.access.state === 'public' &&
      state.text('app/api/subscribe/route.ts').includes('subscriber.create'),
    both(guardedByCode('DELETE /api/issues'), stillDoes('DELETE /api/issues', 'issue.delete')),
    state => !silencedIn(state, ['public']) && (state.configuration.public ?? []).length === 1,
  ],
}
