/** Values for the parameters of a route. */
export type Fill = (parameter: string) => string

/** `[id]`, `[...slug]`, `[[...slug]]`, and `:id`, `:id{[0-9]+}`, `*` of Hono. */
const PARAMETER = /^(?:\[{1,2}(?:\.{3})?([^\]]+)\]{1,2}|:([\w-]+)(?:\{.*\})?\??|\*)$/

/**
 * The path to ask for, with parameters filled in; undefined where the route is one that no request reaches by itself.
 * @param route as the framework writes it: `/posts/[id]`
 */
export function concretePath(route: string, fill: Fill = madeParameter): string | undefined {
  // Intercepting routes answer to navigation inside the app, at the path of the route that they intercept.
  if (/\(\.{1,3}\)/.test(route)) return undefined
  const segments = route.split('/').filter(Boolean)
  const filled = segments.map(segment => {
    const [whole, name, hono] = PARAMETER.exec(segment) ?? []
    return whole === undefined ? segment : encodeURIComponent(fill(name ?? hono ?? 'rest'))
  })
  return `/${filled.join('/')}`
}

/** What a parameter of this name most likely takes; an object by that name need not exist. */
function madeParameter(name: string): string {
  if (/^(?:locale|lang|language|lng)$/i.test(name)) return 'en'
  if (/date|day/i.test(name)) return '2026-01-01'
  if (/slug|name|handle|rest|path/i.test(name)) return 'verify'
  return '1'
}
