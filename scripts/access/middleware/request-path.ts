import type { NextConfig } from '../../endpoints/next-config.ts'

/** One spelling of a path as the parts of Next see it. */
export interface RequestPath {
  /** What `config.matcher` is tested on: with base path and locale. */
  routed: string
  /** `req.nextUrl.pathname`: without both. */
  path: string
  /** The path of `req.url`: with the base path, and the locale where it is not the default one. */
  url: string
  /** Does the endpoint answer under it only where the middleware rewrites it there? */
  rewritten: boolean
}

/** What decides how a path may be written. */
export type Spelling = Pick<
  NextConfig,
  'basePath' | 'locales' | 'trailingSlash' | 'skipTrailingSlashRedirect' | 'skipUrlNormalize'
>

export const PLAIN_SPELLING: Spelling = {
  basePath: '',
  locales: [],
  trailingSlash: false,
  skipTrailingSlashRedirect: false,
  skipUrlNormalize: false,
}

/**
 * The ways in which a path of the app may be asked for so that its middleware runs. Another case or a percent-encoded
 * letter leads to no route, and `//` and the other form of a trailing slash are redirected before
 * (next `server/lib/router-utils/resolve-routes`; tried on 14.2, 15.5 and 16.4).
 */
export function spellings(config: Spelling, path: string, isPagesPage = false): RequestPath[] {
  const locales = isPagesPage ? config.locales : config.locales.slice(0, 1)
  const paths = slashes(config, path)
  const usual =
    locales.length === 0
      ? paths.map(each => spelled(config, each, null))
      : locales.flatMap(locale => paths.map(each => spelled(config, each, locale)))
  return config.skipUrlNormalize && isPagesPage
    ? [...usual, ...usual.map(each => asData(config, each))]
    : usual
}

/** With or without a slash at the end; both where Next does not redirect (docs: config/next-config-js/trailingSlash). */
function slashes({ trailingSlash, skipTrailingSlashRedirect }: Spelling, path: string): string[] {
  if (path === '/') return ['/']
  if (skipTrailingSlashRedirect) return [path, `${path}/`]
  const isFile = /\.[^/]*$/.test(path) || path.startsWith('/.well-known/')
  return [trailingSlash && !isFile ? `${path}/` : path]
}

/** The locale of a path is taken off before the middleware sees it (next `server/web/next-url`). */
function spelled({ basePath, locales }: Spelling, path: string, locale: string | null): RequestPath {
  const prefixed = (prefix: string) => basePath + (path === '/' && basePath + prefix ? prefix : prefix + path)
  return {
    routed: prefixed(locale === null ? '' : `/${locale}`) || '/',
    path,
    url: prefixed(locale === null || locale === locales[0] ? '' : `/${locale}`) || '/',
    rewritten: false,
  }
}

/** The data of a page of the Pages Router, asked for by itself: the middleware runs as for the page. */
function asData({ basePath }: Spelling, { routed, path }: RequestPath): RequestPath {
  const data = `/_next/data/x1${path === '/' ? '/index' : path.replace(/\/$/, '')}.json`
  return { routed, path: data, url: basePath + data, rewritten: false }
}
