import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../scripts/access/model.ts'
import type { Rule } from '../scripts/core/rule.ts'
import { answersOf } from './answers.ts'
import { reachedOf, sentencesOf, settingsOf } from './reached.ts'

const HOUSES = join(import.meta.dirname, 'houses')

/**
 * Apps that differ in a file or two, by topic: `test/houses/<topic>.txt` holds the files that they share, and below each
 * line `--- name` those of one app. A file begins at a line `=== path`. Where the first line says `reached`, what callers
 * reach is kept too.
 */
export interface House {
  name: string
  reached: boolean
  files: ReadonlyMap<string, string>
}

/** Every topic there is. */
export function houseTopics(): string[] {
  return readdirSync(HOUSES)
    .filter(file => file.endsWith('.txt') && !file.endsWith('.kept.txt'))
    .map(file => file.slice(0, -'.txt'.length))
    .sort()
}

export function keptHouses(topic: string): string {
  return join(HOUSES, `${topic}.kept.txt`)
}

export function housesOf(topic: string): House[] {
  const [shared = '', ...houses] = readFileSync(join(HOUSES, `${topic}.txt`), 'utf8').split(/^--- /m)
  return houses.map(text => {
    const [name = ''] = text.split('\n', 1)
    return {
      name,
      reached: shared.startsWith('reached\n'),
      files: new Map([...filesIn(shared), ...filesIn(text)]),
    }
  })
}

function filesIn(text: string): (readonly [string, string])[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map(part => {
      const end = part.indexOf('\n')
      return [part.slice(0, end).trim(), part.slice(end + 1)] as const
    })
}

/** All that is said of one app: answers, findings, what callers reach and what the model reads of its settings. */
export function toldOfHouse({ name, reached }: House, model: Model, rules: readonly Rule<Model>[]): string {
  const asked = reached ? reachedOf(model) : settingsOf(model)
  return [`--- ${name}`, answersOf(model, rules), asked, sentencesOf(model, rules), ''].join('\n')
}
