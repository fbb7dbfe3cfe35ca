import { auth } from '@clerk/nextjs/server'

export async function withTeam<T>(request: Request, work: (team: string) => Promise<T>): Promise<Response> {
  const { userId, orgId } = await auth()
  if (!userId) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  if (!orgId) return Response.json({ error: 'Pick a team' }, { status: 403 })
  return Response.json(await work(orgId))
}

export async function timed<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  try {
    return await work()
  } finally {
    console.log(performance.now() - start)
  }
}
