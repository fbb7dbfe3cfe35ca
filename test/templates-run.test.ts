import { join } from 'node:path'
import { NextRequest, NextResponse } from 'next/server.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { SELF } from './cli-io.ts'
import { loaded, template } from './template-app.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

const ADDRESS = Buffer.from('clerk.app.example$').toString('base64')
const SECRET = ['sk', 'live', 'abcdefghijklmnopqrstuvwxyz0123456789ABCD'].join('_')
const GOOD = {
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_live_${ADDRESS}`,
  CLERK_SECRET_KEY: SECRET,
  CLERK_WEBHOOK_SIGNING_SECRET: undefined,
}

async function started(variables: Readonly<Record<string, string | undefined>>): Promise<string> {
  for (const [name, value] of Object.entries({ ...GOOD, ...variables })) vi.stubEnv(name, value)
  try {
    await loaded('env.ts')
    return 'started'
  } catch (error) {
    return error instanceof Error ? error.message : 'thrown'
  }
}

describe('the env module', () => {
  it.each([
    ['as it should be', {}, 'started'],
    ['missing', { CLERK_SECRET_KEY: undefined }, 'CLERK_SECRET_KEY is not set'],
    ['empty', { CLERK_SECRET_KEY: '' }, 'CLERK_SECRET_KEY is empty'],
    ['malformed', { CLERK_SECRET_KEY: 'sk_prod_zzzzzzzz' }, 'CLERK_SECRET_KEY is no secret key'],
    [
      'of another kind',
      { CLERK_SECRET_KEY: GOOD.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY },
      'CLERK_SECRET_KEY is no',
    ],
    [
      'cut short',
      { NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_live_Y2xlcms' },
      'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY is no publishable key',
    ],
    ['mismatched', { CLERK_SECRET_KEY: SECRET.replace('live', 'test') }, 'are of two instances'],
    ['public', { NEXT_PUBLIC_CLERK_KEY: SECRET }, 'NEXT_PUBLIC_CLERK_KEY holds a secret'],
    [
      'not a signing secret',
      { CLERK_WEBHOOK_SIGNING_SECRET: 'zzzzzzzz' },
      'CLERK_WEBHOOK_SIGNING_SECRET is no',
    ],
  ])('%s: stops the start or not, and never shows a value', async (_, variables, expected) => {
    const message = await started(variables)
    expect(message).toContain(expected)
    const values = Object.values({ ...GOOD, ...variables }).filter(Boolean)
    expect(values.filter(value => message.includes(value ?? ''))).toEqual([])
  })

  it('says all that is wrong at once', async () => {
    const message = await started({ CLERK_SECRET_KEY: undefined, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: '' })
    expect(message).toMatch(/CLERK_SECRET_KEY is not set/)
    expect(message).toMatch(/NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY is empty/)
  })

  it('is loaded by no browser', async () => {
    vi.stubGlobal('window', {})
    expect(await started({})).toBe('env is for the server, and runs in a browser')
  })
})

describe('the rate limiter in memory', () => {
  it('lets five in within a minute, each caller for itself, and the next one when the window has moved on', async () => {
    let time = 1_000_000
    const { inMemory } = await loaded('rate-limit.ts')
    const limit = call(inMemory, 5, 60_000, () => time)
    const tries = (caller: string, times: number) =>
      Array.from({ length: times }, () => Reflect.get(Object(call(limit, caller)), 'success'))
    expect(tries('a', 6)).toEqual([true, true, true, true, true, false])
    expect(tries('b', 1)).toEqual([true])
    expect(call(limit, 'a')).toEqual({ success: false, reset: 1_060_000 })
    time += 59_999
    expect(tries('a', 1)).toEqual([false])
    time += 1
    expect(tries('a', 6)).toEqual([true, true, true, true, true, false])
  })

  it('stands in for no store in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    vi.stubEnv('UPSTASH_REDIS_REST_URL', undefined)
    const { rateLimit } = await loaded('rate-limit.ts')
    await expect(call(rateLimit, 'a')).rejects.toThrow('UPSTASH_REDIS_REST_URL')
  })
})

describe("a webhook's deliveries", () => {
  it('are worked off once, again after a failure, and not while one is at work', async () => {
    const { once } = await loaded('webhook-deliveries.ts')
    const work = vi.fn<() => Promise<void>>(async () => undefined)
    expect(await call(once, 'msg_1', work)).toBe(true)
    expect(await call(once, 'msg_1', work)).toBe(true)
    expect(work).toHaveBeenCalledOnce()

    const failing = vi.fn<() => Promise<void>>(async () => Promise.reject(new Error('no')))
    await expect(call(once, 'msg_2', failing)).rejects.toThrow('no')
    expect(await call(once, 'msg_2', work)).toBe(true)
    expect(work).toHaveBeenCalledTimes(2)

    let finish: () => void = () => undefined
    const slow = call(once, 'msg_3', () => new Promise<void>(resolve => (finish = resolve)))
    expect(await call(once, 'msg_3', work)).toBe(false)
    finish()
    expect(await slow).toBe(true)
    expect(await call(once, 'msg_3', work)).toBe(true)
    expect(work).toHaveBeenCalledTimes(2)
  })
})

describe('the security headers', () => {
  const request = new NextRequest('https://app.example/dashboard')
  const answered = async (answer: unknown): Promise<Response> => {
    const { withSecurityHeaders } = await loaded('security-headers.ts')
    const response = await call(
      call(withSecurityHeaders, () => answer),
      request,
      {},
    )
    if (!(response instanceof Response)) throw new Error('no response')
    return response
  }

  it.each([
    ['nothing', undefined, 200],
    ['a redirect', Response.redirect('https://app.example/sign-in', 302), 302],
    ['a refusal', new Response(null, { status: 401 }), 401],
    ['a rewrite', NextResponse.rewrite('https://app.example/clerk_1'), 200],
  ])('are on the answer of a middleware that returns %s', async (_, answer, status) => {
    const { headers, status: got } = await answered(answer)
    expect(got).toBe(status)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    })
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.has('strict-transport-security')).toBe(false)
  })

  it('leave what is there: cookies, where it leads, a policy of its own', async () => {
    const answer = NextResponse.redirect('https://app.example/sign-in')
    answer.headers.append('set-cookie', 'a=1')
    answer.headers.append('set-cookie', 'b=2')
    answer.headers.set('content-security-policy', "default-src 'self'")
    const { headers } = await answered(answer)
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(headers.get('location')).toBe('https://app.example/sign-in')
    expect(headers.get('content-security-policy')).toBe("default-src 'self'")
  })

  it('ask for TLS in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const { headers } = await answered(undefined)
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
  })
})

describe('the policy', () => {
  it("is added to Clerk's own, and takes the place of none of its hosts", async () => {
    const clerk = join(SELF, 'node_modules/@clerk/nextjs/dist/esm/server/content-security-policy.js')
    const { headers, contentSecurityPolicy } = await loaded(
      'policy.ts',
      `${template('content-security-policy.ts')}
import { createContentSecurityPolicyHeaders } from '${clerk}'
export const { headers } = createContentSecurityPolicyHeaders('clerk.app.example', contentSecurityPolicy)
`,
    )
    expect(contentSecurityPolicy).toBeDefined()
    const [[name, value]] = z.tuple([z.tuple([z.string(), z.string()])]).parse(headers)
    expect(name).toMatch(/^content-security-policy$/i)
    expect(value.split('; ')).toEqual(
      expect.arrayContaining([
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "font-src 'self' data:",
        "img-src 'self' https://img.clerk.com data: blob:",
        expect.stringMatching(/^connect-src 'self' .* clerk\.app\.example$/),
        expect.stringMatching(/^frame-src 'self' https:\/\/challenges\.cloudflare\.com /),
      ]),
    )
  })
})

function call(value: unknown, ...given: unknown[]): unknown {
  if (typeof value !== 'function') throw new Error('no function')
  const answer: unknown = value(...given)
  return answer
}
