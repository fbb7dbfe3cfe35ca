import type { Model } from '../../access/model.ts'
import type { ReportedEndpoint } from '../../core/report.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Subject, Target } from '../../live/subject.ts'
import type { App } from '../../project/project.ts'
import { NothingAssessed, UsageError } from '../exit-codes.ts'
import type { Audit } from '../run-audit.ts'
import { expectedOf } from './expected.ts'
import { rightsNamedIn } from './rights.ts'
import { takenBy } from './takes.ts'

/**
 * What the live layer needs to know of an audited app.
 * @throws {NothingAssessed} where no Next app is there, {UsageError} where there are several
 */
export function subjectOf({ model, report }: Pick<Audit, 'model' | 'report'>): Subject {
  const app = nextAppOf(model)
  const { project } = model
  return {
    root: project.root,
    files: project.files,
    dir: app.dir,
    packages: project.apps.map(({ dir }) => dir),
    targets: model.endpoints
      .filter(endpoint => endpoint.app === app || endpoint.app.dir === '' || !isNext(endpoint.app))
      .flatMap(endpoint => targetOf(model, endpoint, report.endpoints)),
    rights: rightsNamedIn(project),
    variables: variablesOf(model),
    promised: promisedBy(model, app),
  }
}

function targetOf(model: Model, endpoint: EntryPoint, reported: readonly ReportedEndpoint[]): Target[] {
  const own = reported.find(({ id }) => id === endpoint.id)
  if (own === undefined) return []
  const path = model.pathOf(endpoint)
  const uncovered = model.uncoveredPathOf(endpoint)
  return [
    {
      endpoint: own,
      expected: expectedOf(model, endpoint),
      mount: path === endpoint.path ? null : path,
      uncovered: uncovered === undefined ? [] : [uncovered.path],
      takes: takenBy(model.project, endpoint),
    },
  ]
}

/** What the source sends with every page; of headers whose name is put together nothing is known. */
function promisedBy(model: Model, app: App): Set<string> {
  const sent = model.headersOf(app).sent.flatMap(({ name, everywhere }) => (everywhere ? [name] : []))
  const byClerk = model
    .clerkOptions()
    .some(
      each =>
        each.app === app && each.name === 'clerkMiddleware' && each.option('contentSecurityPolicy').object,
    )
  return new Set([...sent, ...(byClerk ? ['content-security-policy'] : [])])
}

/** The one Next app in which Clerk is used. */
function nextAppOf(model: Model): App {
  const apps = model.project.apps.filter(
    app => isNext(app) && model.endpoints.some(endpoint => endpoint.app === app),
  )
  const [app, second] = apps
  if (app === undefined) throw new NothingAssessed('There is no Next app here that could be started.')
  if (second !== undefined)
    throw new UsageError(
      `There are several Next apps here (${apps.map(({ dir }) => dir || '.').join(', ')}): name the folder of one.`,
    )
  return app
}

function isNext(app: App): boolean {
  return app.frameworks.some(({ name }) => name === 'next')
}

/** Names alone, but for paths of Clerk's own pages: those decide where a signed-out caller is sent. */
function variablesOf({ project }: Model): Map<string, string | undefined> {
  const variables = new Map<string, string | undefined>()
  for (const env of project.envFiles)
    for (const { name, value } of env.variables)
      variables.set(
        name,
        /^NEXT_PUBLIC_CLERK_\w*URL$/.test(name) && value.startsWith('/') ? value : undefined,
      )
  return variables
}
