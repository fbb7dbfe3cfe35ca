import type { Model } from '../access/model.ts'
import type { Unknown } from '../core/place.ts'
import type { Report, ReportedEndpoint } from '../core/report.ts'
import { servesWithClerk } from './clerk-app.ts'

/** Frameworks whose endpoints are found today. */
const READ_FRAMEWORKS: readonly string[] = ['next']

/** How a run over the rules went. */
export interface RuleRun {
  /** Rules that came to their end. */
  finished: number
  unknown: readonly Unknown[]
}

/** What was assessed and what was not: nothing undecided may look clean. */
export function coverageOf(
  { project, configuration, endpoints }: Model,
  reported: readonly ReportedEndpoint[],
  rules: RuleRun,
): Report['coverage'] {
  const unread = new Set(project.unknown.map(({ what }) => what))
  const undecided = reported.filter(({ access }) => access.state === 'unknown')
  const ids = new Set(endpoints.map(({ id }) => id))
  return {
    files: {
      assessed: project.files.filter(file => !unread.has(file)).length,
      unknown: project.unknown.map(({ what, because }) => ({ what, because })),
    },
    endpoints: {
      assessed: reported.length - undecided.length,
      unknown: [
        ...undecided.map(({ id, access }) => ({ what: id, because: access.because })),
        ...unreadFrameworks(project.apps, endpoints),
        ...convexFolders(project),
        ...(configuration.public ?? [])
          .filter(({ endpoint }) => !ids.has(endpoint))
          .map(({ endpoint }) => ({
            what: `public: ${endpoint}`,
            because: 'the configuration declares it, but no endpoint has this id',
          })),
      ],
    },
    rules: { assessed: rules.finished, unknown: [...rules.unknown] },
  }
}

function unreadFrameworks(apps: Model['project']['apps'], endpoints: Model['endpoints']): Unknown[] {
  return apps.filter(servesWithClerk).flatMap(app =>
    app.frameworks
      .filter(
        ({ name }) => !READ_FRAMEWORKS.includes(name) && !(name === 'hono' && isMounted(app, endpoints)),
      )
      .map(({ name }) => ({
        what: `${name} in ${app.dir === '' ? 'the root folder' : app.dir}`,
        because: 'the endpoints of this framework are not read by this version',
      })),
  )
}

/** Browsers call the functions of Convex directly (https://docs.convex.dev/functions): Next never sees them. */
function convexFolders(project: Model['project']): Unknown[] {
  // Builders of one's own are named after Convex's (https://docs.convex.dev/functions): `userQuery({ … })`.
  const declares =
    /\bexport\s+(?:const\s+\w+|default)\s*=?\s*(?!internal)\w*(?:[qQ]uery|[mM]utation|[aA]ction)\s*\(/
  const folders = project.files
    .filter(file => /(?:^|\/)convex\/(?!_generated\/).*\.[cm]?[jt]s$/.test(file))
    .filter(file => declares.test(project.text(file) ?? ''))
    .map(file => file.slice(0, file.lastIndexOf('convex/') + 'convex'.length))
  return [...new Set(folders)].map(folder => ({
    what: `${folder}/`,
    because: 'browsers call the functions of Convex directly, and these are not read by this version',
  }))
}

/** A Hono app is read where a route handler of this app serves it; a server of its own is not. */
function isMounted(app: Model['project']['apps'][number], endpoints: Model['endpoints']): boolean {
  return endpoints.some(each => each.kind === 'hono-route' && each.app === app)
}
