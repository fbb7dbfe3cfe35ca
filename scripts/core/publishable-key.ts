/** What a publishable key says: which instance it belongs to. It is public. */
export interface PublishableKey {
  mode: 'test' | 'live'
  /** Host of the instance's frontend API: `clerk.shop.example`. */
  frontendApi: string
  /** True for the host of a tutorial or a build that needs no instance: it names none. */
  standIn: boolean
}

const KEY = /^pk_(test|live)_([A-Za-z0-9+/_-]+={0,2})$/
const HOST = /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i
const STAND_IN =
  /(?:^|[.-])(?:example|dummy|placeholder|fake|your|foo|bar|invalid|localhost|mock)(?:[.-]|$)|your[-_]|xxx/i

/**
 * Reads a publishable key as Clerk's SDKs do: `pk_test_` or `pk_live_`, then the frontend API and one `$` in base64
 * (`parsePublishableKey` of @clerk/shared). Undefined for anything else, Stripe's publishable keys above all.
 */
export function readPublishableKey(text: string): PublishableKey | undefined {
  const [, mode, body = ''] = KEY.exec(text.trim()) ?? []
  if (mode !== 'test' && mode !== 'live') return undefined
  const decoded = Buffer.from(body, 'base64').toString('latin1')
  if (!decoded.endsWith('$') || !HOST.test(decoded.slice(0, -1))) return undefined
  const frontendApi = decoded.slice(0, -1).toLowerCase()
  return { mode, frontendApi, standIn: STAND_IN.test(frontendApi) }
}

export function decodesToFrontendApi(text: string): boolean {
  return readPublishableKey(text) !== undefined
}
