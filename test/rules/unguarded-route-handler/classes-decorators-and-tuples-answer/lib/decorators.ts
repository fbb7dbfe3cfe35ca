import { auth } from '@clerk/nextjs/server'

type Handler = (...args: unknown[]) => Promise<Response>

/** Of the older kind: sets another function on the descriptor. */
export function Authorized(message = 'Unauthorized') {
  return (_target: object, _name: string, descriptor: TypedPropertyDescriptor<Handler>) => {
    const original = descriptor.value!
    descriptor.value = async function (this: unknown, ...args) {
      const { userId } = await auth()
      if (!userId) return new Response(message, { status: 401 })
      return original.apply(this, args)
    }
  }
}

/** Of the standard: gives the function that takes its place. */
export function logged(method: Handler, _context: ClassMethodDecoratorContext) {
  return async function (this: unknown, ...args: unknown[]) {
    console.log('called')
    return method.apply(this, args)
  }
}
