import type { Model } from '../access/model.ts'
import { linePlace } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { Confidence } from '../core/vocabulary.ts'
import type { DeployedKey } from './secrets/deployed-keys.ts'
import { keysInEnvFiles, keysInText } from './secrets/deployed-keys.ts'

/** The names that an SDK reads; a repository may keep the keys of several apps under names of its own. */
const READ = /^(?:(?:NEXT_PUBLIC|VITE|EXPO_PUBLIC|REACT_APP|GATSBY|NUXT_PUBLIC|NUXT|PUBLIC)_)?CLERK_/
/** Files whose settings all reach one process. */
const ONE_PROCESS = /(?:^|\/)(?:vercel\.json|fly\.toml|Dockerfile[^/]*)$/

/** What is loaded on top of each other, the last one wins; the local files of a developer belong to development. */
const LAYERS: readonly (readonly string[])[] = [
  ['.env', '.env.development', '.env.local', '.env.development.local'],
  ['.env', '.env.production', '.env.production.local'],
]

/** One hit for each pair of keys that do not belong together. */
function* check({ project }: Model): Iterable<Hit> {
  const files = keysInEnvFiles(project)
  const sets = [
    ...files.map(({ keys }) => keys),
    ...project.files
      .filter(file => ONE_PROCESS.test(file))
      .map(file => keysInText(file, project.text(file) ?? '')),
    ...layered(files),
  ]
  const seen = new Set<string>()
  for (const keys of sets) {
    for (const hit of mismatches(keys.filter(({ name }) => READ.test(name)))) {
      const where = `${hit.place.file}:${hit.place.line}`
      if (!seen.has(where)) yield hit
      seen.add(where)
    }
  }
}

/** What a process is given in the end, folder by folder and mode by mode. */
function layered(files: readonly { file: string; keys: readonly DeployedKey[] }[]): DeployedKey[][] {
  const keysOf = new Map(files.map(({ file, keys }) => [file, keys]))
  const folders = new Set(files.map(({ file }) => file.slice(0, file.lastIndexOf('/') + 1)))
  return [...folders].flatMap(folder =>
    LAYERS.map(names => {
      const given = new Map<string, DeployedKey>()
      for (const name of names) {
        for (const key of keysOf.get(folder + name) ?? []) given.set(key.name, key)
      }
      return [...given.values()]
    }),
  )
}

/** What a publishable key names; undefined for a secret key, of which only the mode is known. */
function instanceOf({ mode, publishable }: DeployedKey): string | undefined {
  return publishable && `${mode} ${publishable.frontendApi}`
}

function* mismatches(keys: readonly DeployedKey[]): Iterable<Hit> {
  const [first, ...others] = keys.filter(key => instanceOf(key) !== undefined)
  if (first === undefined) return
  const other = others.find(key => instanceOf(key) !== instanceOf(first))
  if (other !== undefined) {
    yield hitOf(other, first, 'publishable keys of two instances are loaded together', 'medium')
    return
  }
  const secret = keys.find(({ mode }) => mode !== first.mode)
  if (secret !== undefined)
    yield hitOf(secret, first, 'the secret key and the publishable key belong to different instances', 'high')
}

function hitOf(key: DeployedKey, beside: DeployedKey, what: string, confidence: Confidence): Hit {
  return {
    place: linePlace(key.file, key.line),
    message: `${key.name} (${key.shown}) stands beside ${beside.name} (${beside.shown}): ${what}.`,
    attack:
      'Signs in at the instance that is easier to enter; whatever code trusts its tokens, or is changed in haste to accept both, lets them into the other.',
    confidence,
    related: [{ ...linePlace(beside.file, beside.line), note: `${beside.name} (${beside.shown})` }],
  }
}

const rule: Rule<Model> = {
  id: 'keys-of-different-instances',
  title: 'Keys of different Clerk instances are used together',
  group: 'env',
  severity: 'medium',
  confidence: 'high',
  cwe: [1188],
  owasp: 'ASVS V13.1.1',
  since: 'any',
  check,
}

export default rule
