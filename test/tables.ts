import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as parts from './parts.ts'
import { topicsIn } from './topics.ts'

const TABLES = join(import.meta.dirname, 'tables')

export type Parts = typeof parts

/** What is asked of each line of a table, by its topic; a line may hold several texts, with bars between. */
const ASKED: Readonly<Record<string, (parts: Parts) => (...texts: string[]) => unknown>> = {
  methods: ({ verbs: { verbOf, asksValue, takesStatement }, ownership: { choosesRows } }) =>
    spelled(word => [verbOf(word), asksValue(word), takesStatement(word), choosesRows(word)]),
  statements:
    ({ verbs: { statementVerb } }) =>
    text =>
      statementVerb(JSON.parse(`"${text}"`)),
  modules: ({ packages: { packageKind, harmlessPackage, isMailer, isLogger, isRouter, isSchema } }) =>
    spelled(word => [
      packageKind(word),
      ...[harmlessPackage, isMailer, isLogger, isRouter, isSchema].map(is => is(word)),
    ]),
  words: ({
    names: { carriesCredential },
    environment: { environmentName },
    table: { singular },
    tables: { holdersOf },
  }) => spelled(word => [carriesCredential(word), environmentName(word), singular(word), ...holdersOf(word)]),
  policies:
    ({ policy: { policyOf, allowedBy, letsIn } }) =>
    (text, name = '', url = '') => {
      const sources = allowedBy(policyOf(text), name)
      return [sources, sources && url !== '' ? letsIn(sources, url) : '']
    },
  sources:
    ({ sent: { coversPages } }) =>
    text =>
      coversPages(text),
  'hono-patterns':
    ({ honoPaths: { matchesRoute, pathsTo, mergePath, asNextRoute } }) =>
    (pattern, path = '/') => [
      matchesRoute(pattern, path),
      pathsTo(pattern),
      mergePath(pattern, path),
      asNextRoute(pattern),
    ],
  patterns:
    ({ patterns: { compilePattern, matchesPath } }) =>
    (source, ...paths) =>
      [false, true].map(isRegex => {
        const pattern = compilePattern(source, isRegex)
        return pattern && paths.map(path => matchesPath(pattern, path))
      }),
  routes:
    ({ samples: { samplePaths, fileLikePaths, taken, answered } }) =>
    (route, path = '', others = '', hints = '') => {
      const routes = others.split(' ').filter(Boolean)
      const words = hints.split(' ').filter(each => each !== '' && !each.startsWith('/'))
      const listed = hints.split(' ').filter(each => each.startsWith('/'))
      const spoken = { words, patterns: listed.map(each => each.split('/').filter(Boolean)) }
      return [
        samplePaths(route),
        samplePaths(route, spoken),
        fileLikePaths(route),
        taken(path, route, routes),
        answered(path, routes, true),
        answered(path, routes, false),
      ]
    },
  rewrites:
    ({ rewritten: { rewrittenFrom } }) =>
    (source, destination = '', path = '', others = '') =>
      (['beforeFiles', 'afterFiles', 'fallback'] as const).map(phase =>
        rewrittenFrom([{ source, destination, phase }], path, others.split(' ').filter(Boolean)),
      ),
  spellings:
    ({ requestPath: { spellings } }) =>
    (path, basePath = '', locales = '', flags = '') =>
      [false, true].flatMap(isPagesPage =>
        spellings(
          {
            basePath,
            locales: locales.split(' ').filter(Boolean),
            trailingSlash: flags.includes('slash'),
            skipTrailingSlashRedirect: flags.includes('keeps'),
            skipUrlNormalize: flags.includes('data'),
          },
          path,
          isPagesPage,
        ).map(each => Object.values(each).join(' ')),
      ),
}

/** A word, and the same with more before and behind it: a list of names has to end where it means to. */
function spelled(ask: (word: string) => unknown[]): (word: string) => unknown {
  return word => [word, `x${word}`, `${word}x`, `${word}X`].map(each => ask(each).map(shortly).join(','))
}

function shortly(value: unknown): string {
  return value === true ? 'yes' : value === false || value === null ? '-' : String(value)
}

/** Every topic there is. */
export function tableTopics(): string[] {
  return topicsIn(TABLES)
}

export function keptTable(topic: string): string {
  return join(TABLES, `${topic}.kept.txt`)
}

/** Each line of a table with what is answered. */
export function toldOfTable(topic: string, parts: Parts): string {
  const asked = ASKED[topic]?.(parts)
  if (!asked) throw new Error(`nobody asks the table ${topic}`)
  return readFileSync(join(TABLES, `${topic}.txt`), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => `${line}\n  ${JSON.stringify(asked(...line.split(' | ')))}\n`)
    .join('')
}
