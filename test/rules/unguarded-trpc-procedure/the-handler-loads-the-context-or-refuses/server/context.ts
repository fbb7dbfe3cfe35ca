import { auth } from '@clerk/nextjs/server'

export async function makeContext(req: Request) {
  const session = await auth()
  return { auth: session, ip: req.headers.get('x-forwarded-for') }
}
