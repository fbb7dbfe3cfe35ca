import type { ReportedEndpoint } from '../../core/report.ts'
import { approachesTo } from '../asks/approach.ts'
import { SIGNED_OUT } from '../calibrate.ts'
import { leavesFor } from '../matrix/redirects.ts'
import type { Setting } from '../setting.ts'

/** A page that a signed-out visitor sees, with the policy that it is sent with. */
export interface PageWithPolicy {
  endpoint: ReportedEndpoint
  path: string
  policy: string
  /** A nonce that it bore in an answer before. */
  nonce: string | undefined
  /** Does it promise to stop inline scripts? */
  forbidsInline: boolean
}

/** A page for signing in, and another one: policies seldom differ by more than whether a page is prerendered. */
const MOST = 2
/** So many are asked at most. */
const LOOKS = 12

/** Pages with a policy about scripts, those for signing in first. */
export async function pagesWithPolicy({ subject, send }: Setting): Promise<PageWithPolicy[]> {
  const signIn = subject.variables.get('NEXT_PUBLIC_CLERK_SIGN_IN_URL')
  const rank = (path: string): number =>
    path === signIn || /sign[-_]?in|log[-_]?in/i.test(path) ? 0 : leavesFor(path) === 'sign-in' ? 1 : 2
  const pages = subject.targets
    .filter(({ endpoint, expected }) => PAGES.has(endpoint.kind) && expected.anonymous !== 'denied')
    .flatMap(target => {
      const ways = approachesTo(target)
      return Array.isArray(ways) ? ways.map(({ ask }) => ({ endpoint: target.endpoint, path: ask.path })) : []
    })
    .toSorted((a, b) => rank(a.path) - rank(b.path) || a.path.length - b.path.length)
  const found: PageWithPolicy[] = []
  for (const { endpoint, path } of pages.slice(0, LOOKS)) {
    const { status, headers } = await send({ method: 'GET', path, headers: DOCUMENT })
    const policy = headers['content-security-policy']
    if (status === 200 && typeof policy === 'string' && SCRIPTS.test(policy))
      found.push({
        endpoint,
        path,
        policy,
        nonce: /'nonce-([\w+/=-]+)'/.exec(policy)?.[1],
        forbidsInline: forbidsInline(policy),
      })
    if (found.length === MOST) break
  }
  return found
}

const PAGES = new Set(['page', 'pages-page'])
/** What a browser sends that opens a page; a handshake is begun with nobody who is signed out for sure. */
const DOCUMENT = { accept: 'text/html', 'sec-fetch-dest': 'document', cookie: SIGNED_OUT }
/** A policy that says nothing of scripts is there for something else. */
const SCRIPTS = /(?:^|;|,)\s*(?:script-src|default-src)\b/i

/** `'unsafe-inline'` counts for nothing beside a nonce or a hash (https://www.w3.org/TR/CSP3/#allow-all-inline). */
function forbidsInline(policy: string): boolean {
  return policy
    .split(',')
    .some(
      each =>
        SCRIPTS.test(each) &&
        (!/'unsafe-inline'/i.test(each) || /'(?:nonce|sha\d+)-|'strict-dynamic'/i.test(each)),
    )
}
