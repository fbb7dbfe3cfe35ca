import { HOLE } from './sent.ts'

/** A Content-Security-Policy as it is written. */
export interface Policy {
  directives: ReadonlyMap<string, readonly string[]>
  /** May it have directives that are not seen? */
  open: boolean
}

/** Where browsers look when a directive is not there (https://www.w3.org/TR/CSP3/#directive-fallback-list). */
const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['default-src'],
  'connect-src': ['default-src'],
  'img-src': ['default-src'],
  'style-src': ['default-src'],
  'object-src': ['default-src'],
  'frame-src': ['child-src', 'default-src'],
  'worker-src': ['child-src', 'script-src', 'default-src'],
}

export function policyOf(text: string): Policy {
  const directives = new Map<string, readonly string[]>()
  let open = false
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/)
    if (name.includes(HOLE)) open = true
    // Of two directives of one name the first counts.
    else if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources)
  }
  return { directives, open }
}

/** What a directive allows; null: everything, or what is not known. */
export function allowedBy({ directives, open }: Policy, name: string): readonly string[] | null {
  const found = [name, ...(FALLBACKS[name] ?? [])].find(each => directives.has(each))
  const sources = found === undefined ? undefined : directives.get(found)
  if (!sources || (open && found !== name) || sources.some(each => isUnknown(each))) return null
  return sources
}

/** A part that is put in may allow anything, a nonce apart. */
function isUnknown(source: string): boolean {
  return source.includes(HOLE) && !/^'(nonce|sha\d+)-/.test(source)
}

/** Does one of the sources let in a URL? A scheme that is left out means that of the page. */
export function letsIn(sources: readonly string[], url: string): boolean {
  const { hostname, protocol } = new URL(url)
  return sources.some(source => {
    if (source.toLowerCase() === protocol) return true
    const [, scheme, host = ''] = /^(?:([a-z][\w+.-]*:)\/\/)?([^/:']+)/i.exec(source) ?? []
    if (scheme && scheme !== protocol && scheme !== 'http:') return false
    return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : host === hostname || host === '*'
  })
}
