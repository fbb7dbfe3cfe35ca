import { findSecrets } from '../../core/secret.ts'
import type { PublishableKey } from '../../core/publishable-key.ts'
import { readPublishableKey } from '../../core/publishable-key.ts'
import type { Project } from '../../project/project.ts'

/** A key of Clerk's under its name, in a file that something is started or built with. */
export interface DeployedKey {
  file: string
  line: number
  name: string
  mode: 'test' | 'live'
  /** What a publishable key says; undefined for a secret key. */
  publishable: PublishableKey | undefined
  /** Safe to print. */
  shown: string
}

const ASSIGNED =
  /\b((?:[A-Z]+_)*CLERK_(?:PUBLISHABLE|SECRET)_KEY)\b["']?\s*(?:[:=]|\s)\s*["']?((?:pk|sk)_(?:test|live)_[A-Za-z0-9+/=_-]+)/g

/** The keys of one configuration file, in order of line; stand-ins are none. */
export function keysInText(file: string, text: string): DeployedKey[] {
  return [...text.matchAll(ASSIGNED)].flatMap(({ 1: name = '', 2: value = '', index }) => {
    const key = keyOf(name, value)
    return key === undefined ? [] : [{ ...key, file, line: text.slice(0, index).split('\n').length }]
  })
}

/** The keys of the env files, file by file; of a name that is given twice the last one counts, as for dotenv. */
export function keysInEnvFiles(project: Project): { file: string; keys: DeployedKey[] }[] {
  return project.envFiles
    .filter(({ example }) => !example)
    .map(({ file, variables }) => {
      const last = new Map(variables.map(variable => [variable.name, variable]))
      const keys = [...last.values()].flatMap(({ name, value, line }) => {
        const key = /(?:^|_)CLERK_(?:PUBLISHABLE|SECRET)_KEY$/.test(name) ? keyOf(name, value) : undefined
        return key === undefined ? [] : [{ ...key, file, line }]
      })
      return { file, keys }
    })
}

function keyOf(name: string, value: string): Omit<DeployedKey, 'file' | 'line'> | undefined {
  const publishable = readPublishableKey(value)
  if (publishable !== undefined)
    return publishable.standIn
      ? undefined
      : { name, mode: publishable.mode, publishable, shown: shownKey(publishable) }
  const [secret] = findSecrets(`${name}=${value}`)
  if (secret === undefined || !secret.real || !value.startsWith('sk_')) return undefined
  return { name, mode: secret.live ? 'live' : 'test', publishable: undefined, shown: secret.shown }
}

function shownKey({ mode, frontendApi }: PublishableKey): string {
  return `pk_${mode}_… of ${frontendApi}`
}
