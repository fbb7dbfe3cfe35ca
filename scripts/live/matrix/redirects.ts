/** Pages where people sign in, by the names that apps and Clerk give them. */
const SIGN_IN =
  /(?:^|[/.-])(?:sign[-_]?in|sign[-_]?up|log[-_]?in|register|handshake|unauthori[sz]ed|forbidden|not[-_]allowed|access[-_]denied|accounts)(?:[/?#._-]|$)/i

/** Where somebody is sent. */
export function leavesFor(location: string): 'sign-in' | 'elsewhere' {
  const path = location.replace(/^[a-z]+:\/\/([^/?#]*)/i, (_all, host: string) =>
    /accounts\.dev$|^accounts\./.test(host) ? '/accounts' : '',
  )
  return SIGN_IN.test(path.split('?')[0] ?? '') ? 'sign-in' : 'elsewhere'
}

/** What Next writes into a stream that had begun with 200 before the page left (next `client/components/redirect-error`). */
const LEFT: readonly (readonly [RegExp, string])[] = [
  [/id="__next-page-redirect"|NEXT_REDIRECT;(?:replace|push);/, 'a redirect'],
  [/NEXT_HTTP_ERROR_FALLBACK;401/, 'unauthorized()'],
  [/NEXT_HTTP_ERROR_FALLBACK;403/, 'forbidden()'],
  [/NEXT_HTTP_ERROR_FALLBACK;404|"digest":"NEXT_NOT_FOUND"/, 'notFound()'],
]

/** How a page left in the middle of its stream; undefined where it did not. */
export function shownInStream(body: string): string | undefined {
  return LEFT.find(([mark]) => mark.test(body))?.[1]
}
