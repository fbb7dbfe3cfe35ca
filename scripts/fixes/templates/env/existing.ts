import { exportsOf } from '../../../endpoints/definitions.ts'
import { inFolder } from '../../../endpoints/next-roots.ts'
import type { Home } from '../home.ts'

const NAME = /(?:^|\/)env(?:\.server)?\.[cm]?[jt]s$|(?:^|\/)env\/(?:server|index)\.[cm]?[jt]s$/
const SCHEMA = /\bcreateEnv\s*\(|\.object\s*\(/

/** The module in which the app checks its environment by a schema already; the template's own is none. */
export function envModuleOf({ project, root }: Pick<Home, 'project' | 'root'>): string | undefined {
  return project.files.find(file => {
    if (!inFolder(file, root.dir) || project.appOf(file) !== root.app || !NAME.test(file)) return false
    const text = project.text(file) ?? ''
    const isOurs = exportsOf(project, file).bindings.has('assertServerOnly')
    return SCHEMA.test(text) && text.includes('process.env') && !isOurs
  })
}
