import { nothingReached, type Judgement } from '../access/judgement.ts'
import type { Model } from '../access/model.ts'
import { answerTo, questionOf } from '../access/questions.ts'
import type { Access } from '../core/report.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'

/**
 * The model as rules and report ask it. An endpoint on which the analysis fails is unknown, for all alike,
 * and takes nothing else down with it; an endpoint that the configuration declares to be open is `public`.
 */
export function modelForRules(model: Model): Model {
  const reasons = new Map(
    (model.configuration.public ?? []).map(({ endpoint, reason }) => [endpoint, reason]),
  )
  const judged = new Map<EntryPoint, Judgement>()
  const judge = (endpoint: EntryPoint): Judgement => {
    const known = judged.get(endpoint)
    if (known !== undefined) return known
    const judgement = judgeOrSayWhy(model, endpoint)
    const access = declaredPublic(answered(model, endpoint, judgement), reasons.get(endpoint.id))
    const answer = { ...judgement, access }
    judged.set(endpoint, answer)
    return answer
  }
  return { ...model, judge }
}

/** A recorded answer decides what the source left open. */
function answered({ configuration }: Model, endpoint: EntryPoint, judgement: Judgement): Access {
  const question = questionOf(endpoint, judgement)
  return (question && answerTo(question, configuration)) ?? judgement.access
}

/** A guard, or a webhook's lack of verification, is not declared away; what callers reach stays as reasoned. */
function declaredPublic(access: Access, reason: string | undefined): Access {
  if (reason === undefined || (access.state !== 'unguarded' && access.state !== 'unknown')) return access
  return { ...access, state: 'public', because: `declared public: ${JSON.stringify(reason)}` }
}

function judgeOrSayWhy(model: Model, endpoint: EntryPoint): Judgement {
  try {
    return model.judge(endpoint)
  } catch (error) {
    const because = `the analysis failed: ${error instanceof Error ? error.message : String(error)}`
    return {
      access: { state: 'unknown', guard: null, because, evidence: [], callers: { anonymous: 'unknown' } },
      anonymous: nothingReached('anonymous', because),
      as: caller => nothingReached(caller, because),
      passageAs: () => undefined,
      asOwner: () => nothingReached('signed-in', because),
      asRanked: {
        stranger: () => nothingReached('signed-in', because),
        owner: () => nothingReached('signed-in', because),
        elsewhere: () => nothingReached('other-organisation', because),
      },
      asSender: () => nothingReached('anonymous', because),
      withoutSecrets: () => nothingReached('anonymous', because),
      passage: undefined,
      layoutGuard: undefined,
    }
  }
}
