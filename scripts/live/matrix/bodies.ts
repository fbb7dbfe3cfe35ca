import type { Answer } from '../request.ts'
import { leavesFor } from './redirects.ts'

/** Words with which a program refuses. */
const REFUSES =
  /\b(?:un-?auth(?:ori[sz]ed|enticated)|forbidden|not (?:signed|logged) in|not (?:authori[sz]ed|authenticated|allowed|permitted)|access denied|permission denied|(?:must|need to|please|have to) (?:be )?(?:sign|log)(?:ged|ed)?[ -]?in|sign in (?:first|to)|no permission|insufficient|authentication required|reverification)/i
const ERROR_KEYS = /^(?:error|errors|serverError|message|reason|code|clerk_error)$/
const FAILED_KEYS = /^(?:ok|success|succeeded|allowed|authorized|authenticated)$/
/** An answer that is longer than this holds more than a refusal. */
const LONGEST_REFUSAL = 600

/** Does an answer with status 200 say no in its body? */
export function isRefusal(answer: Answer): boolean {
  const value = jsonOf(answer)
  if (value === undefined) {
    const plain = /text\/plain|^$/.test(answer.headers['content-type'] ?? '')
    return plain && answer.body.length < LONGEST_REFUSAL && REFUSES.test(answer.body)
  }
  if (typeof value === 'string') return value.length < LONGEST_REFUSAL && REFUSES.test(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return refusesIn(value)
}

/** `{ error: 'Unauthorized' }`, `{ success: false }`, `{ data: null, error: { code: 'forbidden' } }`. */
function refusesIn(value: object): boolean {
  const entries = Object.entries(value)
  if (entries.some(([key, each]) => FAILED_KEYS.test(key) && each === false)) return true
  const others = entries.filter(([key]) => !ERROR_KEYS.test(key) && !FAILED_KEYS.test(key))
  return (
    others.every(([, each]) => isEmpty(each)) &&
    entries.some(([key, each]) => ERROR_KEYS.test(key) && REFUSES.test(JSON.stringify(each ?? '')))
  )
}

/** How much of what a caller with rights is told does this answer tell? */
export function tellsLess(answer: Answer, best: Answer, shell: string): 'nothing' | 'some' | 'same' {
  const [own, other] = [jsonOf(answer), jsonOf(best)]
  if (own !== undefined && other !== undefined)
    return isEmpty(own) && !isEmpty(other)
      ? 'nothing'
      : isErrorOnly(own) && !isErrorOnly(other)
        ? 'nothing'
        : 'same'
  if (answer.body.trim() === '' && best.body.trim() !== '') return 'nothing'
  if (!isHtml(answer) || !isHtml(best)) return 'same'
  return compareWords(wordsOf(answer.body), wordsOf(best.body), wordsOf(shell))
}

/** A form for signing in, by a field for a password or as Clerk's components mark it. */
const SIGN_IN_FORM = /<input[^>]+type=["']?password|data-clerk-component=["']SignIn/i

/** What everybody gets that is no answer of this endpoint's own, whatever its status says; undefined where it is one. */
export function tellsNothing(
  answer: Answer,
  best: Answer,
  { shell, path }: { shell: Answer; path: string },
): string | undefined {
  const [own, other] = [jsonOf(answer), jsonOf(best)]
  if (hasError(own) && hasError(other)) return 'an error, for everybody'
  if (!isHtml(answer) || !isHtml(best)) return undefined
  if (SIGN_IN_FORM.test(answer.body) && SIGN_IN_FORM.test(best.body) && leavesFor(path) !== 'sign-in')
    return 'a form for signing in, for everybody'
  const words = wordsOf(answer.body)
  const everywhere = wordsOf(shell.body)
  const isSoft = shell.status !== null && shell.status < 300
  return isSoft && words.size > 0 && [...words].every(word => everywhere.has(word))
    ? 'nothing but what is shown at a path that is not there'
    : undefined
}

function hasError(value: unknown): boolean {
  return (
    isErrorOnly(value) &&
    Object.entries(Object(value)).some(([key, each]) => TOLD.test(key) && !isEmpty(each))
  )
}

const TOLD = /^(?:error|errors|serverError)$/

/** Of the words that only this page shows, how many does the other answer show? */
function compareWords(
  own: ReadonlySet<string>,
  best: ReadonlySet<string>,
  shell: ReadonlySet<string>,
): 'nothing' | 'some' | 'same' {
  const telling = [...best].filter(word => !shell.has(word))
  if (telling.length === 0) return 'same'
  const share = telling.filter(word => own.has(word)).length / telling.length
  return share >= MOST ? 'same' : share <= LEAST ? 'nothing' : 'some'
}

/** A greeting differs from one caller to the next; a page that shows less than half of its words shows another thing. */
const MOST = 0.7
const LEAST = 0.35

/** The words that a page shows: no scripts, no attributes. */
function wordsOf(html: string): Set<string> {
  const shown = html
    .replaceAll(/<(script|style|template|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
  return new Set(shown.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])
}

function isHtml({ headers }: Answer): boolean {
  return (headers['content-type'] ?? '').startsWith('text/html')
}

function isErrorOnly(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([key, each]) => ERROR_KEYS.test(key) || isEmpty(each))
}

/** Nothing in it: null, '', [], 0, and objects of those. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false || value === 0) return true
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value === 'object' && Object.values(value).every(isEmpty)
}

/** The value that an answer holds; of a server action, what it gives back. undefined: it is no JSON. */
function jsonOf({ headers, body }: Answer): unknown {
  const type = headers['content-type'] ?? ''
  try {
    if (type.startsWith('text/x-component')) return resultOfAction(body)
    return /\bjson\b/.test(type) ? (JSON.parse(body) ?? null) : undefined
  } catch {
    return undefined
  }
}

/** React's stream: the first row names the row with the result (react-server-dom `encodeReply`'s counterpart). */
function resultOfAction(body: string): unknown {
  const rows = new Map(
    body.split('\n').flatMap(line => {
      const colon = line.indexOf(':')
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)] as const] : []
    }),
  )
  const reference = /"a":"\$@([0-9a-f]+)"/.exec(rows.get('0') ?? '')?.[1]
  const row = reference === undefined ? undefined : rows.get(reference)
  if (row === undefined || row === '"$undefined"') return null
  return JSON.parse(row)
}
