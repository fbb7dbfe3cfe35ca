import semver from 'semver'
import type { Advisory } from './advisory.ts'

/** Does an advisory name this version of a package? */
export function affects(advisory: Advisory, name: string, version: string): boolean {
  return linesFor(advisory, name).some(
    ({ from, fixed }) => semver.gte(version, from) && semver.lt(version, fixed),
  )
}

/** The affected lines of a package. */
export function linesFor(advisory: Advisory, name: string): readonly { from: string; fixed: string }[] {
  return advisory.affected.filter(each => each.package === name).flatMap(each => each.lines)
}
