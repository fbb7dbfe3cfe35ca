import { ADMINISTRATION } from '../../core/administration.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { withoutComments } from '../../project/code-text.ts'
import type { Project } from '../../project/project.ts'
import { literally, wordOf } from '../set-later.ts'
import { modulesFrom, specifiersOf } from './imports.ts'

/** Places that are somebody's own by their name. */
const PERSONAL =
  /(?:^|[/_-])(?:dashboard|account|settings|profile|billing|portal|manage|workspace|studio|console|internal|onboarding|my)(?:[/_.-]|$)/i

/** Code in the browser that asks who is there may show the data to some alone (docs: reference/hooks, reference/components). */
const ASKS_WHO =
  /\b(useUser|useAuth|useSession|useOrganization\w*|useClerk|useReverification|SignedIn|SignedOut|Show|Protect|RedirectToSignIn|getToken)\b|\b(auth|getAuth|currentUser)\s*\(/

/** A menu that shows who is signed in keeps nobody out; what sends strangers away does, or shows nothing of what it wraps. */
function sendsAway(code: string): boolean {
  if (KEEPS_OUT.test(code)) return true
  return (
    ASKS_HOOK.test(code) &&
    (TO_SIGN_IN.test(code) || (WRAPS.test(code) && (TURNS_AWAY.test(code) || IF_THERE.test(code))))
  )
}

const KEEPS_OUT = /\bRedirectToSignIn\b|<Protect\b/
const ASKS_HOOK = /\b(?:useAuth|useUser|useSession)\b/
const TO_SIGN_IN = /\b(?:push|replace|redirect\w*)\s*\(\s*['"`][^'"`\n]{0,80}(?:sign|log)[-_]?(?:in|up)/i
/** `isSignedIn ? children : <p />`, `user && children` */
const IF_THERE = /[?:&]\s?\{?\s?(?:<>\s?\{)?children\b/
const WRAPS = /\bchildren\b/
const TURNS_AWAY = /\b(?:push|replace|redirect\w*)\s*\(|return null/

function remembered(answer: (file: string) => boolean): (file: string) => boolean {
  const known = new Map<string, boolean>()
  return file => {
    const before = known.get(file) ?? answer(file)
    known.set(file, before)
    return before
  }
}

/** Some ask by POST for what they only read. */
const READS = /^(GET|POST)$/

interface Asking {
  /** Is a page shown to whoever opens it? */
  isOpen: (page: EntryPoint) => boolean
  /** Is anybody turned away from an endpoint? */
  isGuarded: (endpoint: EntryPoint) => boolean
}

/**
 * Tells of an endpoint whether a page that everybody may open has the browser ask for it: an action that it imports, a
 * route whose path it names. A page that asks who is there, or that is somebody's own by its path, tells nothing, nor does
 * a part of it that asks; where imports or paths are put together the answer is no.
 */
export function askedByOpenPages(
  project: Project,
  endpoints: () => readonly EntryPoint[],
  { isOpen, isGuarded }: Asking,
): (endpoint: EntryPoint) => boolean {
  let modules: readonly string[] | undefined
  return endpoint => {
    // Where nobody is ever turned away, an open page was not meant to be open.
    modules ??= endpoints().some(isGuarded) ? openModules(project, endpoints(), isOpen) : []
    const { file, export: name, path } = endpoint
    switch (endpoint.kind) {
      case 'server-action':
        return name !== null && modules.some(each => importsFrom(project, each, file, name))
      case 'route-handler':
      case 'pages-api':
        return (
          path !== null &&
          READS.test(endpoint.method ?? 'GET') &&
          modules.some(each => namesPath(project.text(each) ?? '', path))
        )
      default:
        return false
    }
  }
}

/** The modules of pages that are open, each with all that it loads. */
function openModules(
  project: Project,
  endpoints: readonly EntryPoint[],
  isOpen: (page: EntryPoint) => boolean,
): string[] {
  const found = new Set<string>()
  const asking = remembered(file => ASKS_WHO.test(withoutComments(project.text(file) ?? '')))
  const sending = remembered(file => sendsAway(withoutComments(project.text(file) ?? '')))
  for (const page of endpoints) {
    if (page.kind !== 'page' && page.kind !== 'pages-page') continue
    const place = `${page.path ?? ''} ${page.file}`
    if (ADMINISTRATION.test(place) || PERSONAL.test(place) || !isOpen(page)) continue
    const { next } = modulesFrom(project, [page.file])
    const around = [...modulesFrom(project, page.layouts).next.keys()]
    if ([...next.keys(), ...around].some(sending)) continue
    const asks = (file: string): boolean =>
      asking(file) || (next.get(file) ?? []).some(each => asking(each) && usesHookOf(project, file, each))
    for (const each of reachedPast(next, page.file, asks)) found.add(each)
  }
  return [...found]
}

/** `useRequireUser()` of a module that asks who is there: whoever calls it asks, too. */
function usesHookOf(project: Project, file: string, asking: string): boolean {
  const hooks = (project.text(asking) ?? '').matchAll(
    /\bexport (?:default )?(?:async )?(?:function|const) (use[A-Z]\w{0,60})/g,
  )
  const code = project.text(file) ?? ''
  return [...hooks].some(([, name]) => name !== undefined && new RegExp(wordOf(name)).test(code))
}

/** What is loaded by no module that asks who is there: a menu beside it that shows a name keeps nothing back. */
function reachedPast(
  next: ReadonlyMap<string, readonly string[]>,
  from: string,
  asking: (file: string) => boolean,
): ReadonlySet<string> {
  const reached = new Set<string>()
  const queue = [from]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file) || asking(file)) continue
    reached.add(file)
    queue.push(...(next.get(file) ?? []))
  }
  return reached
}

function importsFrom(project: Project, module: string, file: string, name: string): boolean {
  const text = project.text(module) ?? ''
  if (!new RegExp(wordOf(name)).test(text)) return false
  return specifiersOf(text).some(specifier => {
    const to = project.resolve(specifier, module)
    return to.kind === 'file' && to.file === file
  })
}

/** What stands before an address that is asked for: `fetch('…')`, `{ url: '…' }`, and not words of a text. */
const ASKS = /[(,:=[?{]\s*['"`](?:https?:\/\/[^/'"`]*|\$\{[^}]*\})?$/

/** `fetch('/api/slots?day=1')`, `useSWR(`/api/slots/${id}`)`: the whole path, with anything where the route takes a value. */
function namesPath(text: string, path: string): boolean {
  const [fixed = ''] = path.split('[')
  if (!/\w/.test(fixed)) return false
  const written = path
    .split('/')
    .map(part => (part.includes('[') ? valueOf(part) : literally(part)))
    .join(String.raw`\/`)
  return [...text.matchAll(new RegExp(`${written}(?=['"\x60?#])`, 'g'))].some(({ index }) =>
    ASKS.test(text.slice(Math.max(0, index - LONGEST_BEFORE), index)),
  )
}

/** An address is not written further away from what asks for it. */
const LONGEST_BEFORE = 120

/** One value of a route, or all that is left of the path: `[id]`, `[...rest]`, `[[...rest]]`. */
function valueOf(part: string): string {
  const one = String.raw`(?:\$\{[^}\n]{0,200}\}|[^/'"\x60?\s$\{]{1,200})`
  return part.includes('...') ? String.raw`(?:${one}\/?){0,9}` : one
}
