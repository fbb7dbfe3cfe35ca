import { auth } from '@clerk/nextjs/server'

type Step = (request: Request, context: Record<string, unknown>) => Promise<Record<string, unknown>>

/** Each step makes a new pipeline: a base can be shared. */
export class Pipeline {
  constructor(private readonly steps: Step[] = []) {}

  use(step: Step) {
    return new Pipeline([...this.steps, step])
  }

  handle(work: (request: Request, context: Record<string, unknown>) => Promise<Response>) {
    const { steps } = this
    return async (request: Request) => {
      const context = {}
      for (const step of steps) Object.assign(context, await step(request, context))
      return work(request, context)
    }
  }
}

const session: Step = async () => {
  const { userId } = await auth()
  if (!userId) throw new Response('Unauthorized', { status: 401 })
  return { userId }
}

export const open = new Pipeline()
export const closed = open.use(session)
