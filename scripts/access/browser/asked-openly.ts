import { ADMINISTRATION } from '../../core/administration.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { Project } from '../../project/project.ts'
import { modulesFrom, specifiersOf } from './imports.ts'

/** Places that are somebody's own by their name. */
const PERSONAL =
  /(?:^|[/_-])(?:dashboard|account|settings|profile|billing|portal|manage|workspace|studio|console|internal|onboarding|my)(?:[/_.-]|$)/i

/** Code in the browser that asks who is there may show the data to some alone (docs: reference/hooks, reference/components). */
const ASKS_WHO =
  /\b(useUser|useAuth|useSession|useOrganization\w*|useClerk|useReverification|SignedIn|SignedOut|Show|Protect|RedirectToSignIn|getToken)\b|\b(auth|getAuth|currentUser)\s*\(/

interface Asking {
  /** Is a page shown to whoever opens it? */
  isOpen: (page: EntryPoint) => boolean
  /** Is anybody turned away from an endpoint? */
  isGuarded: (endpoint: EntryPoint) => boolean
}

/**
 * Tells of an endpoint whether a page that everybody may open has the browser ask for it: an action that it imports, a
 * route whose path it names. A page that asks who is there, or that is somebody's own by its path, tells nothing; where
 * imports or paths are put together the answer is no.
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
        return path !== null && modules.some(each => namesPath(project.text(each) ?? '', path))
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
  for (const page of endpoints) {
    if (page.kind !== 'page' && page.kind !== 'pages-page') continue
    const place = `${page.path ?? ''} ${page.file}`
    if (ADMINISTRATION.test(place) || PERSONAL.test(place) || !isOpen(page)) continue
    const modules = [...modulesFrom(project, [page.file]).next.keys()]
    const around = modulesFrom(project, page.layouts).next.keys()
    if ([...modules, ...around].some(each => ASKS_WHO.test(project.text(each) ?? ''))) continue
    for (const each of modules) found.add(each)
  }
  return [...found]
}

function importsFrom(project: Project, module: string, file: string, name: string): boolean {
  const text = project.text(module) ?? ''
  if (!new RegExp(String.raw`(?<![\w$])${name}(?![\w$])`).test(text)) return false
  return specifiersOf(text).some(specifier => {
    const to = project.resolve(specifier, module)
    return to.kind === 'file' && to.file === file
  })
}

/** `fetch('/api/slots?day=1')`, `useSWR(`/api/slots/${id}`)`: the path as far as it is the same for all. */
function namesPath(text: string, path: string): boolean {
  const [fixed = ''] = path.split('[')
  const whole = fixed === path
  for (let at = text.indexOf(fixed); at >= 0; at = text.indexOf(fixed, at + 1)) {
    const before = text[at - 1] ?? ''
    const after = text[at + fixed.length] ?? ''
    if (/['"`}]/.test(before) && (whole ? /['"`?]/.test(after) : after !== '')) return true
  }
  return false
}
