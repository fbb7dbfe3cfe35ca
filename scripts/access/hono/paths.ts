import { testBounded } from '../middleware/bounded.ts'

/** Joins as Hono's `mergePath` does: `/api` and `/` give `/api`, `/` and `posts` give `/posts`. */
export function mergePath(base: string, sub: string): string {
  const head = base.startsWith('/') ? base : `/${base}`
  if (sub === '/') return head
  const tail = sub.startsWith('/') ? sub.slice(1) : sub
  return head.endsWith('/') ? head + tail : `${head}/${tail}`
}

/** `:id`, `:id{[0-9]+}`, `:id?`; a star; or text that stands for itself. */
const PARTS = /:(\w+)(?:\{((?:[^{}]|\{[^{}]*\})+)\})?(\?)?|\*|[^:*]+|:/g

interface Part {
  text: string
  name: string | null
  /** The expression that a parameter is held to. */
  rule: string | null
  optional: boolean
}

function partsOf(pattern: string): Part[] {
  return [...pattern.matchAll(PARTS)].map(([text, name, rule, mark]) => ({
    text,
    name: name ?? null,
    rule: rule ?? null,
    optional: mark !== undefined,
  }))
}

/** Would Hono's router take this path for the pattern? https://hono.dev/docs/api/routing */
export function matchesRoute(pattern: string, path: string): boolean {
  if (pattern === '*' || pattern === '/*') return true
  const known = COMPILED.get(pattern)
  const regex = known === undefined ? compiled(pattern) : known
  COMPILED.set(pattern, regex)
  return regex !== null && testBounded(regex, path) === true
}

/** Each pattern of an app is asked about each of its routes. */
const COMPILED = new Map<string, RegExp | null>()

/** null where it does not compile: such an app does not start. */
function compiled(pattern: string): RegExp | null {
  const parts = partsOf(pattern)
  const source = parts
    .map((part, index) => {
      if (part.name !== null) return part.rule === null ? '[^/]+' : `(?:${part.rule})`
      // A star at the end takes what follows, and nothing too: `/posts/*` is asked for `/posts`.
      if (part.text === '*') return index === parts.length - 1 ? '.*' : '[^/]+'
      return part.text.replaceAll(/[.+?^$()[\]{}|\\]/g, String.raw`\$&`)
    })
    .join('')
  const last = parts.at(-1)
  const open = last?.text === '*' || last?.optional === true
  const whole = open ? source.replace(/\/(\.\*|\[\^\/\]\+|\(\?:[^)]*\))$/, '(?:/$1)?') : source
  try {
    return new RegExp(`^${whole}$`)
  } catch {
    return null
  }
}

/** What a caller may put for a parameter; the first that its rule takes. */
const FILLINGS = ['x1', '1', 'a', 'x1/x2', 'x1.png']

function filling({ rule }: Part): string {
  if (rule === null) return 'x1'
  try {
    const regex = new RegExp(`^(?:${rule})$`)
    return FILLINGS.find(each => testBounded(regex, each) === true) ?? 'x1'
  } catch {
    return 'x1'
  }
}

/** Paths that lead to a route: with and without its optional parameter. */
export function pathsTo(pattern: string): string[] {
  const parts = partsOf(pattern)
  const full = parts
    .map(part => (part.text === '*' ? 'x1' : part.name === null ? part.text : filling(part)))
    .join('')
  if (parts.at(-1)?.optional !== true) return [full]
  return [full, full.slice(0, full.lastIndexOf('/')) || '/']
}

/** The same route as Next would write it, for whoever asks which paths lead there. */
export function asNextRoute(pattern: string): string {
  return partsOf(pattern)
    .map((part, index, all) => {
      if (part.text === '*') return index === all.length - 1 ? '[[...rest]]' : '[any]'
      if (part.name === null) return part.text
      return part.optional ? `[[...${part.name}]]` : `[${part.name}]`
    })
    .join('')
}
