import { join } from '../join.ts'
import { pathOf } from '../middleware/route-matcher.ts'
import { native, UNDEFINED, type NativeCall, type Value } from '../values.ts'
import { routed } from './response.ts'

/**
 * Middlewares that find the locale. A path that begins with one goes on; any other is redirected below one, or shown
 * from there, and then the rest of the middleware has seen a path that is not the page's own
 * (next-intl `middleware`, next-i18n-router `i18nRouter`, next-international `app/middleware`).
 */
type Unprefixed = 'redirect' | 'shown' | 'either'

function answer({ args }: NativeCall, routing: Value | undefined, unprefixed: Unprefixed): Value {
  const path = pathOf(args[0])
  if (path !== null && isLocale(path.split('/')[1] ?? '', textsOf(member(routing, 'locales'))))
    return routed('next')
  switch (unprefixed) {
    case 'redirect':
      return routed('redirect')
    case 'shown':
      return routed('localised')
    case 'either':
      return join([routed('localised'), routed('redirect')])
  }
}

/** Where the locales are not known, what looks like one. */
function isLocale(segment: string, locales: readonly string[] | undefined): boolean {
  return locales ? locales.includes(segment) : /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(segment)
}

/** `localePrefix`, a word or `{ mode }`: 'always' where it is left out (https://next-intl.dev/docs/routing/configuration#locale-prefix). */
function intlPrefix(routing: Value | undefined): Unprefixed {
  if (routing?.kind !== 'object') return 'either'
  const given = member(routing, 'localePrefix')
  if (!given) return 'redirect'
  const mode = textOf(given) ?? textOf(member(given, 'mode'))
  if (mode === undefined) return given.kind === 'object' && !given.cells.has('mode') ? 'redirect' : 'either'
  return mode === 'always' ? 'redirect' : 'shown'
}

function routerPrefix(config: Value | undefined): Unprefixed {
  if (config?.kind !== 'object') return 'either'
  const prefixes = member(config, 'prefixDefault')
  if (!prefixes) return 'shown'
  return prefixes.kind === 'constant' && prefixes.value === true && !config.cells.has('noPrefix')
    ? 'redirect'
    : 'either'
}

function internationalPrefix(config: Value | undefined): Unprefixed {
  if (config?.kind !== 'object') return 'either'
  const strategy = member(config, 'urlMappingStrategy')
  if (!strategy) return 'redirect'
  return textOf(strategy) === 'redirect' ? 'redirect' : 'either'
}

const INTL = native('createMiddleware', ({ args: [routing] }) =>
  native('handleLocale', call => answer(call, routing, intlPrefix(routing))),
)
const ROUTER = native('i18nRouter', call => answer(call, call.args[1], routerPrefix(call.args[1])))
const INTERNATIONAL = native('createI18nMiddleware', ({ args: [config] }) =>
  native('handleLocale', call => answer(call, config, internationalPrefix(config))),
)

export function localeExport(module: string, name: string): Value | undefined {
  switch (module) {
    case 'next-intl/middleware':
      return name === 'default' || name === 'createMiddleware' ? INTL : undefined
    case 'next-intl/routing':
      return name === 'defineRouting'
        ? native('defineRouting', ({ args }) => args[0] ?? UNDEFINED)
        : undefined
    case 'next-i18n-router':
      return name === 'default' || name === 'i18nRouter' ? ROUTER : undefined
    case 'next-international/middleware':
      return name === 'createI18nMiddleware' ? INTERNATIONAL : undefined
    default:
      return undefined
  }
}

function member(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'object' ? value.cells.get(name)?.value : undefined
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'constant' && typeof value.value === 'string' ? value.value : undefined
}

function textsOf(value: Value | undefined): string[] | undefined {
  const texts = value?.kind === 'array' ? value.items?.map(cell => textOf(cell.value)) : undefined
  return texts?.every(text => text !== undefined) ? texts : undefined
}
