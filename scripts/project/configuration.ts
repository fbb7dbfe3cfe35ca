import { z } from 'zod'
import { SEVERITIES } from '../core/vocabulary.ts'
import { isRecord } from './manifest.ts'
import type { Project } from './project.ts'

const named = { module: z.string().min(1), export: z.string().min(1) }

/** What may stand in the file; `references/configuration.schema.json` is generated from it, for editors. */
export const configurationSchema = z.strictObject({
  $schema: z.string().optional(),
  public: z
    .array(z.strictObject({ endpoint: z.string().min(1), reason: z.string().min(1) }))
    .optional()
    .describe('endpoints that are meant to be open, by the id that the report prints, each with its reason'),
  guards: z
    .array(z.strictObject({ ...named, kind: z.enum(['session', 'permission', 'other-auth']).optional() }))
    .optional()
    .describe('functions that turn callers away, by module and export'),
  effects: z
    .array(z.strictObject({ ...named, effect: z.enum(['none', 'read', 'write']) }))
    .optional()
    .describe('what a function does, where the audit takes it for something else'),
  rules: z
    .record(z.string(), z.enum(['off', ...SEVERITIES]))
    .optional()
    .describe('by rule: off, or the severity of its findings'),
  answers: z
    .array(
      z.strictObject({
        question: z.string(),
        answer: z.enum(['yes', 'no']),
        reason: z.string().min(1),
        code: z.string(),
      }),
    )
    .optional()
    .describe('recorded answers to questions of the report'),
})

/** What the app's developers have declared; every part may be absent. */
export type Configuration = z.infer<typeof configurationSchema>

export const EMPTY_CONFIGURATION: Configuration = {}

/** The configuration cannot be used: its message names the file, the key and what to write. */
export class ConfigurationError extends Error {}

const FILE = 'clerk-security.config.json'
const KEY = 'clerk-security'

/**
 * Reads `clerk-security.config.json`, or the `clerk-security` key of package.json, at the audited folder.
 * @throws {ConfigurationError} where it is no valid JSON or holds what is not known
 */
export function readConfiguration(project: Project): Configuration {
  const own = project.text(FILE)
  if (own !== undefined) return checked(FILE, parsed(FILE, own))
  const manifest = project.text('package.json')
  if (manifest === undefined || !manifest.includes(`"${KEY}"`)) return EMPTY_CONFIGURATION
  const json = parsed('package.json', manifest)
  return isRecord(json) && KEY in json ? checked(`package.json, key ${KEY}`, json[KEY]) : EMPTY_CONFIGURATION
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new ConfigurationError(`${file} is not valid JSON: mend it, or remove it.`, { cause: error })
  }
}

function checked(where: string, value: unknown): Configuration {
  const result = configurationSchema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  if (issue?.code === 'unrecognized_keys')
    throw new ConfigurationError(unknownKey(where, issue.keys[0] ?? '', issue.path))
  const at = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : ''
  throw new ConfigurationError(`${where}${at}: ${issue?.message ?? 'not what is expected'}.`)
}

/** Names the key as it stands, what it may have meant, and all that may stand there. */
function unknownKey(where: string, key: string, path: readonly PropertyKey[]): string {
  const at = path.length > 0 ? ` at ${path.join('.')}` : ''
  const allowed = keysAt(path).filter(each => each !== '$schema')
  const near = allowed.find(each => resembles(each, key))
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`
  return `${where}${at}: there is no key ${JSON.stringify(key)}.${meant} Known keys: ${allowed.join(', ')}.`
}

/** The keys that may stand at a path of the configuration: at its top, or in an entry of one of its lists. */
function keysAt(path: readonly PropertyKey[]): string[] {
  if (path.length === 0) return Object.keys(configurationSchema.shape)
  const part = Object.entries(configurationSchema.shape)
    .find(([name]) => name === path[0])?.[1]
    .unwrap()
  return part instanceof z.ZodArray ? Object.keys(part.element.shape) : []
}

/** Case aside, the same letters in another order, or a few letters more or fewer: no two keys of one place do. */
function resembles(key: string, written: string): boolean {
  const [a, b] = [key.toLowerCase(), written.toLowerCase()]
  if (Math.abs(a.length - b.length) > 2) return false
  const sorted = (text: string) => [...text].toSorted().join('')
  return sorted(a) === sorted(b) || isWithin(a, b) || isWithin(b, a)
}

/** Are the letters of `short` in `long`, in their order? */
function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}
