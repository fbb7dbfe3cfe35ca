import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { rewritesIn, type Rewrite } from './next-rewrites.ts'
import { nodesIn, propertyName, unwrap } from './tree.ts'

/** What is needed of a `next.config.*`, as far as it is written literally: nothing is executed. */
export interface NextConfig {
  files: readonly string[]
  /** Null: not set, or computed. */
  pageExtensions: readonly string[] | null
  /** '' where there is none. */
  basePath: string
  /** Locales of the Pages Router, the default one first; empty: none. */
  locales: readonly string[]
  trailingSlash: boolean
  /** Both spellings of a path are then served, instead of one that redirects to the other. */
  skipTrailingSlashRedirect: boolean
  /** The middleware is then shown `/_next/data/…` as it was asked for (`skipMiddlewareUrlNormalize` before Next 16). */
  skipUrlNormalize: boolean
  /** Other paths under which routes are reached. */
  rewrites: readonly Rewrite[]
  /** Settings that are there but computed. */
  computed: readonly string[]
}

export const NEXT_CONFIG = /^next\.config\.(?:js|mjs|cjs|ts|mts|cts)$/

/** Settings of which a value that is not literal leaves routes or their paths in doubt. */
const SETTINGS = new Set([
  'pageExtensions',
  'basePath',
  'i18n',
  'trailingSlash',
  'skipTrailingSlashRedirect',
  'skipMiddlewareUrlNormalize',
  'skipProxyUrlNormalize',
])

type Literal = string | boolean | readonly string[]

/** Reads the config files given (of one folder); a later one adds to an earlier one. */
export function readNextConfig(project: Project, files: readonly string[]): NextConfig {
  const known = new Map<string, Literal>()
  const computed: string[] = []
  const rewrites: Rewrite[] = []
  for (const file of files) {
    const source = project.syntax(file)
    if (!source) continue
    rewrites.push(...rewritesIn(source))
    for (const [name, value] of settings(source)) {
      const literal = name === 'i18n' ? localesOf(value) : literalOf(value)
      if (literal === null) computed.push(name)
      else known.set(name, literal)
    }
  }
  const list = (name: string) => {
    const value = known.get(name)
    return typeof value === 'object' ? value : null
  }
  const basePath = known.get('basePath')
  const set = (name: string) => known.get(name) === true
  return {
    files,
    pageExtensions: list('pageExtensions'),
    basePath: typeof basePath === 'string' ? basePath : '',
    locales: list('i18n') ?? [],
    trailingSlash: set('trailingSlash'),
    skipTrailingSlashRedirect: set('skipTrailingSlashRedirect'),
    skipUrlNormalize: set('skipMiddlewareUrlNormalize') || set('skipProxyUrlNormalize'),
    rewrites,
    computed,
  }
}

/** The settings wherever a config object stands (a const, a function's result), but not inside another setting. */
function* settings(source: ts.SourceFile): Generator<[string, ts.Expression]> {
  for (const node of nodesIn(source)) {
    if (!ts.isPropertyAssignment(node)) continue
    const name = propertyName(node.name)
    if (name === null || !SETTINGS.has(name)) continue
    if (!ts.findAncestor(node.parent, ts.isPropertyAssignment)) yield [name, unwrap(node.initializer)]
  }
}

function literalOf(value: ts.Expression): Literal | null {
  if (ts.isStringLiteralLike(value)) return value.text
  if (value.kind === ts.SyntaxKind.TrueKeyword) return true
  if (value.kind === ts.SyntaxKind.FalseKeyword) return false
  if (!ts.isArrayLiteralExpression(value)) return null
  const texts = value.elements.filter(ts.isStringLiteralLike).map(element => element.text)
  return texts.length === value.elements.length ? texts : null
}

/** `i18n: { locales, defaultLocale }`, the default one first. */
function localesOf(value: ts.Expression): readonly string[] | null {
  if (!ts.isObjectLiteralExpression(value)) return null
  const named = (name: string) => {
    const found = value.properties.find(
      each => ts.isPropertyAssignment(each) && propertyName(each.name) === name,
    )
    return found && ts.isPropertyAssignment(found) ? literalOf(unwrap(found.initializer)) : null
  }
  const locales = named('locales')
  const first = named('defaultLocale')
  if (typeof locales !== 'object' || locales === null || typeof first !== 'string') return null
  return [first, ...locales.filter(each => each !== first)]
}
