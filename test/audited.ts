import { buildModel } from '../scripts/access/build-model.ts'
import type { Model } from '../scripts/access/model.ts'
import { readConfiguration } from '../scripts/project/configuration.ts'
import { openProject } from '../scripts/project/open.ts'
import type { Rule } from '../scripts/core/rule.ts'
import type { Found } from './marks.ts'

/** The model of the app in a folder, as `audit --history` builds it. */
export function modelOf(root: string): Model {
  const project = openProject(root, { exclude: [], history: true })
  return buildModel(project, readConfiguration(project))
}

/** What the rules find, as marks compare it. */
export function findingsOf(model: Model, rules: readonly Rule<Model>[]): Found[] {
  return rules.flatMap(rule =>
    [...rule.check(model)].map(({ place }) => ({ rule: rule.id, file: place.file, line: place.line })),
  )
}

/** `file:line` of each endpoint whose access could not be told. */
export function unknownOf(model: Model): string[] {
  return model.endpoints
    .filter(endpoint => model.judge(endpoint).access.state === 'unknown')
    .map(({ file, line }) => `${file}:${line}`)
}
