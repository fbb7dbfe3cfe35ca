import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../scripts/access/model.ts'
import { answerTo, questionOf } from '../scripts/access/questions.ts'
import type { Rule } from '../scripts/core/rule.ts'
import { answersOf } from './answers.ts'
import { withKeys } from './fixture-app.ts'
import { reachedOf, sentencesOf, settingsOf } from './reached.ts'
import { topicsIn } from './topics.ts'

const HOUSES = join(import.meta.dirname, 'houses')

/**
 * Apps that differ in a file or two, by topic: `test/houses/<topic>.txt` holds the files that they share, and below each
 * line `--- name` those of one app. A file begins at a line `=== path`. Where the first line says `reached`, what callers
 * reach is kept too; where it says `asked`, what is left to a reader. Keys are drawn as in fixtures (`sk_live_…a`).
 */
export interface House {
  name: string
  reached: boolean
  asked: boolean
  files: ReadonlyMap<string, string>
}

/** Every topic there is. */
export function houseTopics(): string[] {
  return topicsIn(HOUSES)
}

export function keptHouses(topic: string): string {
  return join(HOUSES, `${topic}.kept.txt`)
}

export function housesOf(topic: string): House[] {
  const [shared = '', ...houses] = readFileSync(join(HOUSES, `${topic}.txt`), 'utf8').split(/^--- /m)
  const [kept = ''] = shared.split('\n', 1)
  return houses.map(text => {
    const [name = ''] = text.split('\n', 1)
    return {
      name,
      reached: /\breached\b/.test(kept),
      asked: /\basked\b/.test(kept),
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
      return [part.slice(0, end).trim(), withKeys(part.slice(end + 1))] as const
    })
}

/** All that is said of one app: answers, findings, what callers reach and what the model reads of its settings. */
export function toldOfHouse(
  { name, reached, asked }: House,
  model: Model,
  rules: readonly Rule<Model>[],
): string {
  const about = reached ? reachedOf(model) : settingsOf(model)
  const left = asked ? [questionsOf(model)] : []
  return [`--- ${name}`, answersOf(model, rules), about, sentencesOf(model, rules), ...left, ''].join('\n')
}

/** What a reader is asked of each endpoint, what each answer makes of it, and what a recorded one has made of it. */
function questionsOf(model: Model): string {
  return model.endpoints
    .flatMap(endpoint => {
      const question = questionOf(endpoint, model.judge(endpoint))
      if (!question) return []
      const { id, code, ask, because, file, line, yes, no } = question
      const answered = answerTo(question, model.configuration)
      return [
        `${id} ${code} ${ask}`,
        `  ${file}:${line} because ${because}`,
        ...[yes, no, ...(answered ? [answered] : [])].map(
          access => `  ${access.state} ${access.evidence.length} because ${access.because}`,
        ),
      ]
    })
    .map(line => `${line}\n`)
    .join('')
}
