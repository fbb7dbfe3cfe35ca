import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

type Model = 'city' | 'country'

/** One factory for all: whoever writes is asked, whoever reads is not. */
export function crud(model: Model) {
  return {
    GET: async () => Response.json(await db[model].findMany()),
    POST: async (request: Request) => {
      await auth.protect()
      return Response.json(await db[model].create({ data: await request.json() }))
    },
  }
}

export function guardedBy(check: () => Promise<boolean>) {
  return <A extends unknown[]>(handler: (...args: A) => Promise<Response>) =>
    async (...args: A): Promise<Response> => {
      if (!(await check())) return new Response('Unauthorized', { status: 401 })
      return handler(...args)
    }
}

export const signedIn = async () => (await auth()).isAuthenticated
export const everybody = async () => true
