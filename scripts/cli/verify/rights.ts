import type { Rights } from '../../live/callers/people.ts'
import type { Project } from '../../project/project.ts'

const SOURCE = /\.[cm]?[jt]sx?$/
/** How Clerk writes roles and permissions (docs: guides/organizations/control-access/roles-and-permissions). */
const NAMED = /["'`](org:[a-z0-9_]+(?::[a-z0-9_]+)?)["'`]/gi

/** The roles and permissions that the app's own source names. */
export function rightsNamedIn(project: Project): Rights {
  const named = new Set<string>()
  for (const file of project.files) {
    if (!SOURCE.test(file)) continue
    for (const [, name = ''] of project.text(file)?.matchAll(NAMED) ?? []) named.add(name)
  }
  const all = [...named].toSorted()
  return {
    roles: all.filter(name => name.split(':').length === 2),
    permissions: all.filter(name => name.split(':').length === 3),
  }
}
