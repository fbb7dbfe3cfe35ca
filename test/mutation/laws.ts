import type { Rule } from '../../scripts/core/rule.ts'
import type { Model } from '../../scripts/access/model.ts'
import { answersOf, differences } from '../properties/laws/answers.ts'
import { keeps, OPEN, turns } from '../properties/laws/check.ts'
import { endpointFixtures, type LawFixture } from '../properties/laws/fixtures.ts'
import { guardedApps } from '../properties/laws/guarded-apps.ts'
import { KEEPING } from '../properties/laws/keeping/all.ts'
import { projectOf, type Files } from '../properties/laws/memory.ts'
import { OWED } from '../properties/laws/owed.ts'
import type { Law } from '../properties/laws/source.ts'
import { TURNING } from '../properties/laws/turning/all.ts'
import { sitesOf, type Site, type TurningLaw } from '../properties/laws/turning/site.ts'
import { modelWith, type Case } from './cases.ts'
import type { Subject } from './subject.ts'

/** Every pair of a law and an app that the law rewrites, as test/properties/laws-*.test.ts assert them; what is owed is not asserted. */
export function lawCases(): Case[] {
  const fixtures = [...endpointFixtures(), ...guardedApps()]
  const sites = fixtures.flatMap(sitesOf)
  return [
    ...KEEPING.flatMap(law => fixtures.flatMap(fixture => kept(law, fixture))),
    ...TURNING.flatMap(law => sites.flatMap(site => turned(law, site))),
  ]
}

function kept(law: Law, fixture: LawFixture): Case[] {
  if (isOwed(law.name, fixture.name)) return []
  const respelt = law.respells ?? false
  const before = respelt ? fixture.respelt : fixture.before
  let after: Files | undefined
  keeps(law, [fixture], files => {
    after = files
    return before
  })
  if (!after) return []
  const said = (subject: Subject, model: Model) => answersOf(model, respelt, rulesOf(subject))
  return [
    caseOf(`${law.name}: ${fixture.name}`, after, (subject, model) => {
      const now = said(subject, model)
      if (differences(before, now).length === 0) return false
      // The law compares two answers of one program: where both have changed alike, it holds.
      const base = said(subject, modelWith(subject, projectOf(fixture.files)))
      return differences(base, now).length > 0
    }),
  ]
}

function turned(law: TurningLaw, site: Site): Case[] {
  const name = `${site.fixture}: ${site.endpoint.id}`
  if (isOwed(law.name, name)) return []
  let after: Files | undefined
  turns(law, [site], files => {
    after = files
    return 'unguarded'
  })
  if (!after) return []
  return [
    caseOf(`${law.name}: ${name}`, after, (_subject, model) => {
      const endpoint = model.endpoints.find(each => each.id === site.endpoint.id)
      return !OPEN.includes(endpoint ? model.judge(endpoint).access.state : 'absent')
    }),
  ]
}

function isOwed(law: string, name: string): boolean {
  return OWED[law]?.includes(name) === true
}

function rulesOf({ RULES }: Subject): readonly Rule<Model>[] {
  return RULES
}

function caseOf(name: string, files: Files, breaks: (subject: Subject, model: Model) => boolean): Case {
  return {
    name,
    rule: '',
    files,
    layOut: () => {
      throw new Error(`${name}: the law does not hold, and it asks for no disk`)
    },
    broken: (subject, project) => (breaks(subject, modelWith(subject, project)) ? 'laws' : undefined),
  }
}
