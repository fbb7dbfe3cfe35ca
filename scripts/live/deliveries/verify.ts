import type { Probe } from '../../core/report.ts'
import type { Answer } from '../request.ts'
import { NOTHING_MEASURED } from '../setting.ts'
import type { Measured, Seen, Setting } from '../setting.ts'
import type { Target } from '../subject.ts'
import { deliveriesFor } from './forged.ts'
import type { Delivery } from './forged.ts'
import { isWebhook } from './webhook.ts'

type Outcome = 'accepted' | 'refused' | 'unknown'

/**
 * Delivers events to every webhook that the audit found, genuine first: a handler that refuses everything proves
 * nothing. A genuine delivery has its effects, so only an app that was started in a copy gets any.
 */
export async function verifyWebhooks(setting: Setting): Promise<Measured> {
  const { subject, made, folder, progress } = setting
  const targets = subject.targets.filter(isWebhook)
  if (targets.length === 0) return NOTHING_MEASURED
  if (made === null || folder === null)
    return {
      ...NOTHING_MEASURED,
      unknown: targets.map(({ endpoint }) => ({
        what: `verify: ${endpoint.id}`,
        because: 'a genuine delivery has its effects, and is sent to a copy of the app alone',
      })),
    }
  progress(`delivering to ${targets.map(({ endpoint }) => endpoint.id).join(', ')}`)
  const all: Measured[] = []
  for (const target of targets) all.push(await delivered(setting, made.keys.webhookSecret, target))
  return {
    probes: all.flatMap(({ probes }) => probes),
    findings: all.flatMap(({ findings }) => findings),
    unknown: all.flatMap(({ unknown }) => unknown),
  }
}

async function delivered({ send }: Setting, secret: string, target: Target): Promise<Measured> {
  const { endpoint } = target
  const path = endpoint.path
  const unknown = (because: string): Measured => ({
    ...NOTHING_MEASURED,
    unknown: [{ what: `verify: ${endpoint.id}`, because }],
  })
  if (path === null || /[[*:]/.test(path)) return unknown('its path has parameters that are not known')
  const deliveries = deliveriesFor(secret)
  const told: { delivery: Delivery; answer: Answer; got: Outcome }[] = []
  for (const delivery of deliveries) {
    const answer = await send({ ...delivery.ask, path })
    told.push({ delivery, answer, got: outcomeOf(answer) })
  }
  const [genuine] = told
  const taken = told.filter(({ delivery, got }) => !delivery.genuine && got === 'accepted')
  // What the genuine delivery is refused for, a forged one may be refused for too; one that is taken all the same tells.
  if (genuine?.got !== 'accepted') {
    const answer = genuine?.answer.status ?? genuine?.answer.because ?? 'nothing'
    const blind = unknown(`a genuine delivery of Clerk's is answered with ${answer}`)
    return taken.length === 0 ? blind : { ...blind, findings: [believing(target, taken)] }
  }
  const believes = endpoint.access.state === 'webhook-unverified'
  const probes = told.map(({ delivery, answer, got }): Probe => {
    // By GET nothing is delivered: what counts is that nothing is taken for an event.
    const expected = believes || delivery.genuine ? 'accepted' : 'refused'
    const agrees = expected === got || (believes && got !== 'unknown')
    return {
      id: `${endpoint.id} delivery ${delivery.name}`,
      endpoint: endpoint.id,
      caller: 'anonymous',
      expected,
      got,
      verdict: got === 'unknown' ? 'unknown' : agrees ? 'pass' : 'fail',
      evidence: `answered with ${answer.status ?? answer.because}`,
    }
  })
  return {
    probes,
    findings: believes || taken.length === 0 ? [] : [believing(target, taken)],
    unknown: [],
  }
}

/** Whoever is turned away is told so by the status: 4xx, or a failure where a check throws. */
function outcomeOf({ status }: Answer): Outcome {
  if (status === null) return 'unknown'
  if (status >= 200 && status < 300) return 'accepted'
  return status >= 300 ? 'refused' : 'unknown'
}

function believing({ endpoint }: Target, taken: readonly { delivery: Delivery; answer: Answer }[]): Seen {
  const names = taken.map(({ delivery }) => delivery.name).join(', ')
  const { guard } = endpoint.access
  const saw = guard === null ? endpoint.access.because : `a signature check at ${guard.file}:${guard.line}`
  return {
    ruleId: 'verified-open',
    severity: 'critical',
    confidence: 'high',
    message: `The running webhook ${endpoint.id} accepts deliveries that Clerk has not signed (${names}), where reasoning saw ${saw}.`,
    attack: 'Posts an invented event, and the app believes it.',
    endpoint: endpoint.id,
    file: endpoint.file,
    line: endpoint.line,
    related: endpoint.access.evidence,
  }
}
