import { auth } from '@clerk/nextjs/server'
import { entries } from '@/lib/store'

export async function GET() {
  const { userId, redirectToSignIn } = await auth()
  if (userId === null) return redirectToSignIn()
  return Response.json({ borrowed: (await entries()).slice(0, 1) })
}
