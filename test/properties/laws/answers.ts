import { buildModel } from '../../../scripts/access/build-model.ts'
import type { Model } from '../../../scripts/access/model.ts'
import type { Rule } from '../../../scripts/core/rule.ts'
import { readConfiguration } from '../../../scripts/project/configuration.ts'
import { RULES } from '../../../scripts/rules/registry.ts'
import { projectOf, type Files } from './memory.ts'

/** Does it ask who reaches an endpoint? The others read files, not what code does. */
const isAsking = ({ group }: Rule<Model>) => group !== 'env' && group !== 'versions'

/** Everything that is said of an app, but for where it stands. */
export interface Answers {
  /** State, kind of guard and what each caller gets, by endpoint. */
  endpoints: ReadonlyMap<string, string>
  /** Rule, endpoint and message, sorted. */
  findings: readonly string[]
}

export function modelFor(files: Files): Model {
  const project = projectOf(files)
  return buildModel(project, readConfiguration(project))
}

/**
 * The answers of a model. A message quotes the call as the source writes it: where a law `respells` it, the rule and the
 * endpoint alone are compared.
 */
export function answersOf(model: Model, respelt = false, rules: readonly Rule<Model>[] = RULES): Answers {
  const endpoints = new Map(
    model.endpoints.map(endpoint => {
      const { state, guard, callers } = model.judge(endpoint).access
      return [
        withoutPlaces(endpoint.id),
        `${state} by ${guard?.kind ?? 'nobody'} (${Object.entries(callers)
          .map(pair => pair.join(' '))
          .join(', ')})`,
      ] as const
    }),
  )
  const findings = rules
    .filter(isAsking)
    .flatMap(rule =>
      [...rule.check(model)].map(({ endpoint, message }) =>
        [rule.id, withoutPlaces(endpoint ?? ''), respelt ? '' : withoutPlaces(message)].join(' | '),
      ),
    )
  return { endpoints, findings: findings.sort() }
}

/** `lib/x.ts:12` stands where a guard or an effect stands elsewhere, and a nameless action bears its line as its name. */
function withoutPlaces(text: string): string {
  return text.replaceAll(/(\.[cm]?[jt]sx?):\d+/g, '$1')
}

/** Every way in which two answers differ, one line each. */
export function differences(before: Answers, after: Answers): string[] {
  const ids = new Set([...before.endpoints.keys(), ...after.endpoints.keys()])
  const answers = [...ids].flatMap(id => {
    const [was, is] = [before.endpoints.get(id) ?? 'absent', after.endpoints.get(id) ?? 'absent']
    return was === is ? [] : [`${id}: ${was} → ${is}`]
  })
  const missing = without(before.findings, after.findings).map(each => `lost: ${each}`)
  const added = without(after.findings, before.findings).map(each => `new: ${each}`)
  return [...answers, ...missing, ...added]
}

function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some]
  return all.filter(each => {
    const at = left.indexOf(each)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}
