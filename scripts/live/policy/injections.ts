/** A host that nobody answers for: the browser is answered by us, and asks for it only where the policy lets it. */
export const STRANGER = 'https://injected.example'

/** What somebody slips into a page. */
export const INJECTED = ['script', 'frame', 'form'] as const
export type Injected = (typeof INJECTED)[number]

/** Told by what is slipped in, once it runs: the words after `ran`. */
export const WAYS = ['inline', 'handler', 'old nonce', 'foreign'] as const

const MARK = 'clerk-security-injected'

/**
 * The markup that is put at the end of the page, as a comment that was shown unescaped would be.
 * @param tell name of the function that tells us
 * @param nonce one that an earlier answer bore: worth nothing, unless every answer bears the same
 */
export function markup(tell: string, nonce: string | undefined): string {
  const told = (way: (typeof WAYS)[number]): string => `${tell}('ran ${way}')`
  return [
    `<i id="${MARK}" hidden></i>`,
    `<script>${told('inline')}</script>`,
    nonce === undefined ? '' : `<script nonce="${nonce}">${told('old nonce')}</script>`,
    `<img hidden alt="" src="data:," onerror="${told('handler')}">`,
    `<script src="${STRANGER}/foreign.js"></script>`,
    `<iframe hidden title="" src="${STRANGER}/frame"></iframe>`,
  ].join('')
}

/** What the stranger's host answers to its script. */
export function foreignScript(tell: string): string {
  return `${tell}('ran foreign')`
}

/** Tells when the page was read to its end, with what was slipped in, and what the policy has stopped. */
export function watching(tell: string): string {
  return `(() => {
  const tell = globalThis[${JSON.stringify(tell)}]
  if (window !== window.top || typeof tell !== 'function') return
  document.addEventListener('securitypolicyviolation', event => tell('violation ' + JSON.stringify({
    directive: event.effectiveDirective, blocked: event.blockedURI, disposition: event.disposition })))
  document.addEventListener('DOMContentLoaded', () => {
    if (document.getElementById(${JSON.stringify(MARK)}) !== null) tell('parsed')
  })
})()`
}

/** Puts a form into the page and sends it off. */
export const SUBMITTED = `(() => {
  const form = document.createElement('form')
  form.action = ${JSON.stringify(`${STRANGER}/form`)}
  form.method = 'post'
  document.body.append(form)
  form.submit()
})()`

/** Is Clerk's form for signing in to be seen? Where no page shows it, it is asked for once. */
export const RENDERED = `(() => {
  const input = document.querySelector('input[name="identifier"], .cl-signIn-root input, .cl-signIn-start input')
  if (input !== null && input.getClientRects().length > 0) return 'rendered'
  const { Clerk } = window
  if (Clerk === undefined || Clerk === null) return 'no clerk-js'
  if (Clerk.loaded !== true) return 'loading'
  if (document.querySelector('.cl-signIn-root, [data-clerk-component="SignIn"], #clerk-security-sign-in') === null) {
    const place = document.createElement('div')
    place.id = 'clerk-security-sign-in'
    document.body.append(place)
    Clerk.mountSignIn(place)
  }
  return 'loaded'
})()`
