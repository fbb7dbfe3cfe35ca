import { deepOrigin } from '../deep-origin.ts'
import { redirects, sends } from '../noted.ts'
import { answersAll, keptByAll } from '../shared-cache.ts'
import { FAULT, PLAIN, SECRET } from '../origin.ts'
import {
  constant,
  native,
  object,
  UNDEFINED,
  type Native,
  type NativeCall,
  type ObjectValue,
  type Value,
  data,
} from '../values.ts'

/**
 * How an answer is told apart: `next` goes on to the endpoint, `localised` to the one below a locale, everything else
 * is the answer itself.
 */
const ANSWERS = ['next', 'rewrite', 'localised', 'redirect', 'answer'] as const
export type Answer = (typeof ANSWERS)[number]

const KIND = ' answer'
const TARGET = ' target'

/** What is sent (body, headers, the address of a redirect) leaves its marks on the answer. */
function response(answer: Answer, status: Value = data(), sent: readonly Value[] = []): ObjectValue {
  const marks = sent.reduce((all, each) => all | deepOrigin(each).marks, 0)
  const origin = { ...PLAIN, marks }
  const value = object({ [KIND]: constant(answer), status, ok: data() }, null, origin)
  const headers = object({
    set: native('set', call => headerSet(answer, call)),
    append: native('append', call => headerSet(answer, call)),
    get: native('get', ({ args }) => header(answer, args[0])),
    has: native('has', ({ args }) =>
      said(answer, args[0]) === null ? data() : constant(said(answer, args[0])),
    ),
    delete: native('delete', () => UNDEFINED),
  })
  const set = native('set', ({ run, site }) => {
    if (run.facts.request === null) run.effect('cookie', 'response.cookies.set', site, 0)
    return value
  })
  value.cells.set('headers', { value: headers })
  value.cells.set('cookies', {
    value: object({
      set,
      delete: set,
      get: native('get', () => data()),
      getAll: native('getAll', () => data()),
    }),
  })
  for (const name of ['json', 'text', 'clone']) value.cells.set(name, { value: native(name, () => data()) })
  return value
}

/** `response.headers.set('Cache-Control', 'public, max-age=60')` */
function headerSet(answer: Answer, { run, site, args: [name, value] }: NativeCall): Value {
  if (answer === 'answer' && name?.kind === 'constant' && value)
    keptByAll(run, site, String(name.value), value)
  return UNDEFINED
}

/** Headers by which code tells what another middleware has answered (next `server/web/spec-extension/response`). */
const TELLING: Record<string, Answer> = {
  location: 'redirect',
  'x-middleware-next': 'next',
  'x-middleware-rewrite': 'rewrite',
}

/** Does an answer bear this header? null: it may or may not. */
function said(answer: Answer, name: Value | undefined): boolean | null {
  const asked = name?.kind === 'constant' ? TELLING[String(name.value).toLowerCase()] : undefined
  if (asked === undefined || answer === 'localised' || answer === 'answer') return null
  return asked === answer
}

function header(answer: Answer, name: Value | undefined): Value {
  const there = said(answer, name)
  if (there === null) return data()
  return there ? data(PLAIN, true) : constant(null)
}

/** What kind of answer a value is; undefined where it is none of ours. */
export function answerOf(value: Value): Answer | undefined {
  const kind = value.kind === 'object' ? value.cells.get(KIND)?.value : undefined
  const name = kind?.kind === 'constant' ? kind.value : undefined
  return ANSWERS.find(answer => answer === name)
}

/** The path that a rewrite shows; undefined where it is not known. */
export function rewriteTarget(value: Value): string | undefined {
  const target = value.kind === 'object' ? value.cells.get(TARGET)?.value : undefined
  return target?.kind === 'constant' && typeof target.value === 'string' ? target.value : undefined
}

/** An answer that a package's middleware gives. */
export function routed(answer: Answer): Value {
  return response(answer, STATUS[answer])
}

const STATUS: Partial<Record<Answer, Value>> = { next: constant(200), redirect: constant(307) }

function rewrite({ args }: NativeCall): Value {
  const value = response('rewrite')
  const [to] = args
  const path = to?.kind === 'object' ? to.cells.get('pathname')?.value : undefined
  if (path?.kind === 'constant') value.cells.set(TARGET, { value: path })
  return value
}

function status(call: NativeCall, fallback: number): Value {
  const init = call.args[1]
  if (init?.kind !== 'object') return constant(fallback)
  return init.cells.get('status')?.value ?? constant(fallback)
}

/** `new Response(error.message)`: what went wrong inside is told to whoever called. */
export function tellsError({ run, args, site }: NativeCall): void {
  const [body] = args
  if (body && (deepOrigin(body).marks & FAULT) !== 0) run.observe('error-told', site)
}

/** `redirect(url, 303)`, `redirect(url, { status })`: 307 where nothing is said. */
function redirectStatus(call: NativeCall): Value {
  return typeof call.args[1] === 'object' && call.args[1].kind === 'constant'
    ? call.args[1]
    : status(call, 307)
}

/** An answer; one that hands out what only the server knows matters as much as any read. */
function answered(call: NativeCall): Value {
  const [body] = call.args
  sends(call.run, call.site, call.args)
  answersAll(call)
  tellsError(call)
  if (body && (deepOrigin(body).marks & SECRET) !== 0)
    call.run.effect('read', 'an answer with a secret', call.site, SECRET)
  return response('answer', status(call, 200), call.args)
}

/** `Response`, `NextResponse`: constructing or sending one is no effect of its own. */
export const RESPONSE: Native = native('Response', answered, {
  json: native('Response.json', answered),
  redirect: native('Response.redirect', call => {
    redirects(call.run, call.site, call.args)
    return response('redirect', redirectStatus(call), call.args)
  }),
  rewrite: native('NextResponse.rewrite', rewrite),
  next: native('NextResponse.next', () => response('next', constant(200))),
  error: native('Response.error', () => response('answer')),
})

/** `NextResponse.next()` lets the request go on: whoever gets it is not sent away. */
export function letsOn(value: Value): boolean {
  return answerOf(value) === 'next'
}
