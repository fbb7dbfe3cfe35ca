import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../scripts/live/matrix/outcome.ts'
import type { Answer } from '../scripts/live/request.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const ACTION = { 'content-type': 'text/x-component' }

function answer(status: number | null, headers: Answer['headers'] = {}, body = ''): Answer {
  return { status, headers, body, ended: 'whole', because: status === null ? 'no answer' : '' }
}

const json = (value: unknown, status = 200) => answer(status, JSON_TYPE, JSON.stringify(value))
const notes = json([{ id: '1', text: 'the board meets on Friday' }])
const login = answer(200, HTML, '<main>Welcome back <input type="password"></main>')
const page = answer(200, HTML, '<main><h1>Accounts</h1><p>the board meets on Friday at noon</p></main>')

function outcome(got: Answer, best: Answer, printed?: string): string {
  const shell = answer(404, HTML, '<main>Not found</main>')
  return verdictOf(got, { best, shell, path: '/orders', ...(printed === undefined ? {} : { printed }) })
    .outcome
}

describe('an answer is a refusal', () => {
  it.each<[string, Answer, Answer]>([
    ['401', answer(401), notes],
    ['403 with a body', json({ error: 'no' }, 403), notes],
    ['404 where an administrator gets 200', answer(404), notes],
    ['500 where an administrator gets 200', answer(500), notes],
    ['a redirect to the sign-in page', answer(307, { location: '/sign-in?redirect_url=x' }), page],
    [
      'a redirect to the hosted sign-in page',
      answer(307, { location: 'https://x-1.accounts.dev/sign-in' }),
      page,
    ],
    ['a redirect where others see the page', answer(307, { location: '/welcome' }), page],
    [
      'a redirect in the middle of a stream',
      answer(200, HTML, '<meta id="__next-page-redirect" http-equiv="refresh">'),
      page,
    ],
    [
      'notFound() in the middle of a stream',
      answer(200, HTML, '{"digest":"NEXT_HTTP_ERROR_FALLBACK;404"}'),
      page,
    ],
    [
      'an action that redirects',
      answer(200, { 'x-action-redirect': '/sign-in;push' }),
      answer(200, ACTION, '0:{"a":"$@1"}\n1:{"id":"1"}\n'),
    ],
    ['200 with an error', json({ error: 'Unauthorized' }), notes],
    ['200 with ok: false', json({ ok: false, data: null }), notes],
    ['200 with an empty list', json([]), notes],
    [
      '200 with nothing in its fields',
      json({ user: null, notes: [] }),
      json({ user: { id: 'u' }, notes: [1] }),
    ],
    [
      'an action that gives back an error',
      answer(200, ACTION, '0:{"a":"$@1"}\n1:{"error":"You must be signed in"}\n'),
      answer(200, ACTION, '0:{"a":"$@1"}\n1:{"id":"1"}\n'),
    ],
    [
      'an action that gives back nothing',
      answer(200, ACTION, '0:{"a":"$@1"}\n1:null\n'),
      answer(200, ACTION, '0:{"a":"$@1"}\n1:{"id":"1"}\n'),
    ],
    ['a page that shows a sentence instead', answer(200, HTML, '<main>Please sign in</main>'), page],
    [
      'a rewrite by the middleware',
      answer(404, { 'x-clerk-auth-reason': 'protect-rewrite, dev-browser-missing' }),
      answer(404),
    ],
  ])('%s', (_what, got, best) => {
    expect(outcome(got, best)).toBe('denied')
  })
})

describe('an answer lets in', () => {
  it.each<[string, Answer, Answer]>([
    ['the same data', notes, notes],
    [
      'data of its own',
      json({ id: 'user_1', email: 'a@example.com' }),
      json({ id: 'user_2', email: 'b@example.com' }),
    ],
    ['201', json({ id: '2' }, 201), json({ id: '3' }, 201)],
    ['204', answer(204), answer(204)],
    ['the same page', page, page],
    [
      'an article about being unauthorized',
      json({ title: 'What unauthorized means', body: 'long' }),
      json({ title: 'What unauthorized means', body: 'long' }),
    ],
    [
      'an action without a result',
      answer(200, ACTION, '0:{"a":"$@1"}\n1:"$undefined"\n'),
      answer(200, ACTION, '0:{"a":"$@1"}\n1:"$undefined"\n'),
    ],
  ])('%s', (_what, got, best) => {
    expect(outcome(got, best)).toBe('reached')
  })

  it('500 where the database is not there', () => {
    expect(outcome(answer(500), answer(500), 'Error: connect ECONNREFUSED 127.0.0.1:5432')).toBe('reached')
  })
})

describe('an answer tells nothing', () => {
  it.each<[string, Answer, Answer]>([
    ['none came', answer(null), notes],
    ['404 for everybody', answer(404), answer(404)],
    ['400 for everybody', answer(400), answer(400)],
    ['500 for everybody', answer(500), answer(500)],
    ['429', answer(429), notes],
    ['a redirect to itself', answer(307, { location: '/orders' }), answer(307, { location: '/orders' })],
    [
      'the same redirect for everybody',
      answer(308, { location: '/en/orders' }),
      answer(308, { location: '/en/orders' }),
    ],
    ['405', answer(405), answer(405)],
    ['200 with an error for everybody', json({ error: 'No such note' }), json({ error: 'No such note' })],
    ['200 with a form for signing in, for everybody', login, login],
  ])('%s', (_what, got, best) => {
    expect(outcome(got, best)).toBe('unknown')
  })

  it('and whatever comes, nothing is thrown', () => {
    const any = fc
      .tuple(
        fc.option(fc.integer({ min: 100, max: 599 })),
        fc.constantFrom(JSON_TYPE, HTML, ACTION, {}),
        fc.string(),
      )
      .map(([status, headers, body]) => answer(status, headers, body))
    fc.assert(
      fc.property(any, any, (got, best) => {
        expect(['denied', 'reached', 'unknown']).toContain(outcome(got, best))
      }),
    )
  })

  it('a status that refuses never lets in', () => {
    fc.assert(
      fc.property(fc.constantFrom(401, 403), fc.json(), (status, body) => {
        expect(outcome(answer(status, JSON_TYPE, body), notes)).toBe('denied')
      }),
    )
  })
})
