import { auth } from '@clerk/nextjs/server'
import { NextResponse, type NextRequest } from 'next/server'

type Handler<T = unknown> = (request: NextRequest, context: T & { userId: string }) => Promise<Response>

export function withAuth<T>(handler: Handler<T>) {
  return async (request: NextRequest, context: T) => {
    const { userId } = await auth()
    if (!userId) {
      return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
    }
    return handler(request, { ...context, userId })
  }
}

export const withRole =
  (role: string) =>
  <T>(handler: Handler<T>) =>
  async (request: NextRequest, context: T) => {
    const { userId, has } = await auth()
    if (!userId || !has({ role })) return new NextResponse('Forbidden', { status: 403 })
    return handler(request, { ...context, userId })
  }

/** Catches and answers; asks nobody. */
export function withErrors<T>(handler: (request: NextRequest, context: T) => Promise<Response>) {
  return async (request: NextRequest, context: T): Promise<Response> => {
    try {
      return await handler(request, context)
    } catch (error) {
      console.error(error)
      return NextResponse.json({ error: 'Internal error' }, { status: 500 })
    }
  }
}

interface Options {
  requireAuth?: boolean
}

export function createHandler<T>(handler: Handler<T>, { requireAuth = true }: Options = {}) {
  return withErrors(async (request: NextRequest, context: T) => {
    const { userId } = await auth()
    if (requireAuth && !userId) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
    return handler(request, { ...context, userId: userId ?? '' })
  })
}

/** Meant to guard; on the way to the handler it forgets to. */
export function withUser<T>(handler: Handler<T>) {
  return async (request: NextRequest, context: T) => {
    const { userId } = await auth()
    const response = await handler(request, { ...context, userId: userId ?? '' })
    if (!userId) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
    return response
  }
}
