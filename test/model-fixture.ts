import { nothingReached } from '../scripts/access/judgement.ts'
import type { Model } from '../scripts/access/model.ts'
import type { Hit, Rule } from '../scripts/core/rule.ts'
import type { EntryPoint } from '../scripts/endpoints/entry-point.ts'
import type { Configuration } from '../scripts/project/configuration.ts'
import { mentionsIn } from '../scripts/project/mentions.ts'
import type { App, Project } from '../scripts/project/project.ts'
import { ts } from '../scripts/project/typescript.ts'
import { anEndpoint } from './report-fixture.ts'

type Access = ReturnType<Model['judge']>['access']

const APP: App = {
  dir: '',
  name: 'app',
  frameworks: [{ name: 'next', version: '15.3.1' }],
  version: name => ({
    name,
    version: '6.20.0',
    major: 6,
    range: '^6.20.0',
    source: 'lock',
    file: 'package-lock.json',
    line: 1,
  }),
  dependencies: new Map([
    ['@clerk/nextjs', '^6.20.0'],
    ['react', '19'],
  ]),
}

/** A project that exists in memory alone. */
export function aProject(files: Readonly<Record<string, string>>): Project {
  return {
    root: '/app',
    files: Object.keys(files),
    text: file => files[file],
    mentions: (file, what) => mentionsIn(files[file] ?? '').has(what),
    syntax: () => undefined,
    resolve: () => ({ kind: 'missing', because: 'nothing is resolved in memory' }),
    apps: [APP],
    appOf: () => APP,
    envFiles: [],
    built: [],
    git: { available: false, because: 'in memory', tracked: () => null, ignored: () => null },
    history: () => null,
    unknown: [],
  }
}

function anEntryPoint(id: string): EntryPoint {
  const { access: _access, ...endpoint } = anEndpoint({ id })
  return { ...endpoint, app: APP, handler: ts.factory.createNull(), layouts: [] }
}

/** A model that answers from a table; an endpoint that is not in it makes the analysis fail. */
export function aModel(
  files: Readonly<Record<string, string>>,
  access: Readonly<Record<string, Access>> = {},
  configuration: Configuration = {},
): Model {
  return {
    project: aProject(files),
    configuration,
    endpoints: Object.keys(access).map(anEntryPoint),
    judge: ({ id }) => {
      const known = access[id]
      if (known === undefined || id === 'broken') throw new Error('no answer')
      return {
        access: known,
        anonymous: nothingReached('anonymous', null),
        as: caller => nothingReached(caller, null),
        passageAs: () => undefined,
        asOwner: () => nothingReached('signed-in', null),
        asRanked: {
          stranger: () => nothingReached('signed-in', null),
          owner: () => nothingReached('signed-in', null),
          elsewhere: () => nothingReached('other-organisation', null),
        },
        asSender: () => nothingReached('anonymous', null),
        withoutSecrets: () => nothingReached('anonymous', null),
        passage: undefined,
        layoutGuard: undefined,
      }
    },
    pathOf: ({ path }) => path,
    middlewareOf: () => undefined,
    deniesByDefault: () => false,
    wouldDeny: () => false,
    notRun: () => [],
    uncoveredPathOf: () => undefined,
    reachedWithoutClerk: () => nothingReached('anonymous', null),
    untiedOf: () => [],
    beyondOf: () => [],
    holdsCaller: () => false,
    waysOf: () => undefined,
    postedTo: () => undefined,
    askedByPages: () => false,
    shownByPages: () => false,
    writtenOf: () => [],
    namedCalls: () => [],
    headersOf: () => ({ sent: [], setBy: null, front: null }),
    providersOf: () => [],
    clerkOptions: () => [],
    clerkCalls: () => [],
    handedToBrowser: () => [],
    serverCodeInBrowser: () => [],
    openersOf: () => [],
    shapeOf: () => ({ state: 'unknown' }),
  }
}

export function aRule(id: string, check: (model: Model) => Iterable<Hit>): Rule<Model> {
  return {
    id,
    title: id,
    group: 'routes',
    severity: 'high',
    confidence: 'high',
    cwe: [862],
    owasp: 'API5',
    since: 'any',
    check,
  }
}

export function aHit(line: number, over: Partial<Hit> = {}): Hit {
  const place = { file: 'a.ts', line, column: 1, endLine: line, endColumn: 2 }
  return { place, message: 'it is open', attack: 'Walks in.', ...over }
}
