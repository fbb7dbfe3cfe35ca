import { createHash } from 'node:crypto'
import type { Access, Question } from '../core/report.ts'
import type { EntryPoint } from '../endpoints/entry-point.ts'
import type { Judgement } from './judgement.ts'
import type { Effect } from './effect.ts'
import type { Configuration } from '../project/configuration.ts'

/**
 * What only a reader can decide of an endpoint: one sentence, one place, answered by `yes` or `no`. `code` changes
 * when the code that the question is about does; an answer that was given for other code is asked again.
 */
export interface OpenQuestion extends Question {
  code: string
  /** What a `yes` and a `no` make of the endpoint. */
  yes: Access
  no: Access
}

/** The question that an answer leaves; undefined where the source has decided. */
export function questionOf(
  endpoint: EntryPoint,
  { access, told }: Pick<Judgement, 'access' | 'told'>,
): OpenQuestion | undefined {
  if (access.state === 'unknown') return aboutUnknown(endpoint, access)
  if (access.state === 'guarded' && told) return aboutTold(endpoint, access, told)
  return access.state === 'public' && access.evidence.length > 0 ? aboutOpen(endpoint, access) : undefined
}

function aboutUnknown(endpoint: EntryPoint, access: Access): OpenQuestion | undefined {
  const [place] = access.evidence
  if (!place) return undefined
  const yes: Access = {
    ...access,
    state: 'guarded',
    because: 'a reader answered that it turns signed-out callers away',
    callers: { anonymous: 'denied' },
  }
  const no: Access = {
    ...access,
    state: 'unguarded',
    because: 'a reader answered that it lets signed-out callers through',
    callers: { anonymous: 'reached' },
  }
  return {
    ...named(endpoint, 'guard'),
    file: place.file,
    line: place.line,
    ask: `Is a signed-out caller of ${endpoint.id} turned away before anything happens? Look at ${place.file}:${place.line}.`,
    because: access.because,
    yes,
    no,
  }
}

function aboutOpen(endpoint: EntryPoint, access: Access): OpenQuestion {
  const place = access.evidence.at(-1) ?? { file: endpoint.file, line: endpoint.line }
  const yes: Access = {
    ...access,
    because: `${access.because}; a reader answered that it is meant so`,
    evidence: [],
  }
  const no: Access = {
    ...access,
    state: 'unguarded',
    because: `${access.because}; a reader answered that it is private`,
  }
  return {
    ...named(endpoint, 'open'),
    file: place.file,
    line: place.line,
    ask: `Is it meant that everybody sees what ${endpoint.id} reads at ${place.file}:${place.line}?`,
    because: access.because,
    yes,
    no,
  }
}

/** A title is sent with the answer that turns the caller away, so what it is made of is told to everybody. */
function aboutTold(endpoint: EntryPoint, access: Access, told: Effect): OpenQuestion {
  const { file, line } = told.trace.at(-1) ?? endpoint
  const because = `${told.what} runs beside ${endpoint.id} whether or not it turns the caller away`
  return {
    ...named(endpoint, 'told'),
    file,
    line,
    ask: `May everybody be told what ${told.what} reads at ${file}:${line}, although ${endpoint.id} is guarded?`,
    because,
    yes: { ...access, because: `${access.because}; a reader answered that what is told beside it is public` },
    no: {
      ...access,
      state: 'unguarded',
      guard: null,
      because: `${because}; a reader answered that it is private`,
      evidence: [...told.trace],
      callers: { anonymous: 'reached' },
    },
  }
}

/** What runs beside a page may be what was asked about: an answer is for that code too. */
function named(endpoint: EntryPoint, topic: string): { id: string; endpoint: string; code: string } {
  const code = [endpoint, ...(endpoint.beside ?? [])].map(({ handler }) => handler.getText()).join('\n')
  return {
    id: `q-${hash(`${topic} ${endpoint.id}`)}`,
    endpoint: endpoint.id,
    code: hash(code.replaceAll(/\s+/g, ' ')),
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** What a recorded answer makes of the endpoint; undefined where none fits the code as it is. */
export function answerTo(question: OpenQuestion, { answers }: Configuration): Access | undefined {
  const answer = answers?.find(each => each.question === question.id && each.code === question.code)
  if (!answer) return undefined
  const decided = answer.answer === 'yes' ? question.yes : question.no
  return { ...decided, because: `${decided.because} (${JSON.stringify(answer.reason)})` }
}
