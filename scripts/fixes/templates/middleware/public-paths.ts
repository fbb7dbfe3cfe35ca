import type { Model } from '../../../access/model.ts'
import type { EntryPoint } from '../../../endpoints/entry-point.ts'
import { signInPath } from '../../sign-in-path.ts'
import type { Home } from '../home.ts'

/** States in which whoever comes is let in, and nothing is lost by it. */
const OPEN = new Set(['public', 'webhook-verified'])
const DYNAMIC = /\/(?:\[|:|\*)/

/**
 * The paths that stay open where everything else asks for a session: the sign-in, and what the audit found to reach
 * nothing worth guarding or to be guarded by a signature. What it found open and reaching something is left out.
 */
export function publicPaths(model: Model, home: Home): string[] {
  const endpoints = model.endpoints.filter(each => each.app === home.root.app && each.path !== null)
  const open = endpoints.filter(each => OPEN.has(model.judge(each).access.state) && answers(each))
  const shut = endpoints.filter(each => !open.includes(each) && answers(each)).map(({ path }) => path ?? '')
  const listed = open
    .map(({ path }) => asEntry(path ?? ''))
    .filter(entry => !shut.some(path => opens(entry, path)))
  const sorted = [...new Set([...signInPaths(home), ...listed])].toSorted()
  // One that stands below another adds nothing.
  return sorted.filter(
    entry => !sorted.some(other => other !== entry && opens(other, entry.replace(/\/\*$/, ''))),
  )
}

function answers({ kind }: EntryPoint): boolean {
  return kind === 'page' || kind === 'route-handler' || kind === 'pages-page' || kind === 'pages-api'
}

/** A parameter makes a whole subtree of a path; the root's would open everything and is shut instead. */
function asEntry(path: string): string {
  const at = path.search(DYNAMIC)
  return at === -1 ? path : `${path.slice(0, at)}/*`
}

function opens(entry: string, path: string): boolean {
  if (entry === '/*') return true
  return entry.endsWith('/*') ? `${path}/`.startsWith(entry.slice(0, -1)) : path === entry
}

function signInPaths({ project }: Home): string[] {
  return (['SIGN_IN', 'SIGN_UP'] as const).map(what => `${signInPath(project, what)}/*`)
}

/** Puts the paths into the template, one a line where they are many. */
export function withPublicPaths(template: string, paths: readonly string[]): string {
  const items = paths.map(path => `'${path}'`)
  const line = items.join(', ')
  const list = line.length < 80 ? `[${line}]` : `[\n${items.map(item => `  ${item},`).join('\n')}\n]`
  return template.replace(/(?<=const PUBLIC_PATHS = )\[[^\]]*\]/, () => list)
}
