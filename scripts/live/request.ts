import { request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** One request as it is sent, byte for byte: the path is not made regular on the way. */
export interface Ask {
  method: string
  /** Path and query, as they stand in the request line. */
  path: string
  headers: Readonly<Record<string, string>>
  body?: string | Buffer
}

/** What came back, as much of it as was waited for. */
export interface Answer {
  /** null: no answer came; `ended` says why. */
  status: number | null
  headers: IncomingHttpHeaders
  body: string
  /** `cut`: the answer went on for longer, or was larger, than is waited for. */
  ended: 'whole' | 'cut' | 'late' | 'broken'
  /** What broke it; empty where nothing did. */
  because: string
}

/** How long and how much is waited for. */
export interface Limits {
  /** Milliseconds until the status line is there. */
  first: number
  /** Milliseconds that a body may go on for. */
  body: number
  bytes: number
}

/** A development server compiles what is asked for the first time. */
const LIMITS: Limits = { first: 60_000, body: 10_000, bytes: 512 * 1024 }

/** Server-sent events have no end. */
const ENDLESS = /^text\/event-stream|^multipart\/x-mixed-replace/
const ENDLESS_MS = 300

/** @param patience milliseconds until the first byte, where other than usual */
export type Send = (ask: Ask, patience?: number) => Promise<Answer>

/**
 * Sends requests to one origin. Redirects are not followed, bodies are bounded, no request outlives its limits.
 * @param origin `http://localhost:3000`
 * @param address where the origin's host is reached; looked up where it is not given
 */
export function sender(origin: string, address?: string, limits: Limits = LIMITS): Send {
  const url = new URL(origin)
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const host = address ?? url.hostname.replace(/^\[|\]$/g, '')
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  return (ask, patience = limits.first) =>
    new Promise(resolve => {
      const body = ask.body === undefined ? undefined : Buffer.from(ask.body)
      const options: RequestOptions = {
        host,
        port,
        method: ask.method,
        path: ask.path,
        headers: {
          host: url.host,
          ...ask.headers,
          ...(body === undefined ? {} : { 'content-length': String(body.length) }),
        },
        agent: false,
        ...(url.protocol === 'https:' ? { servername: url.hostname } : {}),
      }
      try {
        exchange(send(options), body, { ...limits, first: patience }, resolve)
      } catch (error) {
        resolve(broken(error))
      }
    })
}

function exchange(
  request: ClientRequest,
  body: Buffer | undefined,
  limits: Limits,
  resolve: (answer: Answer) => void,
): void {
  let settled = false
  const settle = (answer: Answer): void => {
    if (settled) return
    settled = true
    clearTimeout(timer)
    request.destroy()
    resolve(answer)
  }
  const timer = setTimeout(
    () => settle({ ...NOTHING, ended: 'late', because: `no answer within ${limits.first / 1000} s` }),
    limits.first,
  )
  request.once('response', response => {
    clearTimeout(timer)
    read(response, limits, settle)
  })
  request.on('error', error => settle(broken(error)))
  request.end(body)
}

function read(response: IncomingMessage, limits: Limits, settle: (answer: Answer) => void): void {
  const { statusCode, headers } = response
  const chunks: Buffer[] = []
  let size = 0
  const finish = (ended: Answer['ended'], because = ''): void => {
    clearTimeout(timer)
    const body = Buffer.concat(chunks).subarray(0, limits.bytes).toString('utf8')
    settle({ status: statusCode ?? null, headers, body, ended, because })
  }
  const endless = ENDLESS.test(headers['content-type'] ?? '')
  const timer = setTimeout(
    () => finish('cut', 'the answer does not end'),
    endless ? Math.min(ENDLESS_MS, limits.body) : limits.body,
  )
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (size > limits.bytes) finish('cut', `the answer is larger than ${limits.bytes} bytes`)
  })
  response.once('end', () => finish('whole'))
  response.once('error', error => finish('broken', error.message))
  response.once('aborted', () => finish('broken', 'the connection was closed in the middle of the answer'))
}

const NOTHING: Answer = { status: null, headers: {}, body: '', ended: 'broken', because: '' }

function broken(error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error)
  return { ...NOTHING, because: message === '' ? 'the connection failed' : message }
}

/** Is this an address of this machine alone? Only such an app is asked with credentials. */
export function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin)
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
