import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export async function GET() {
  // ok: unawaited-auth
  await auth.protect().catch(error => {
    console.error('refused', error)
    throw error
  })
  return Response.json(await db.tag.findMany())
}
