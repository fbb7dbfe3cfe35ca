import { auth, reverificationErrorResponse } from '@clerk/nextjs/server'
import { addNote } from '@/lib/store'

export async function DELETE() {
  const { has, userId } = await auth()
  if (!userId) return new Response(null, { status: 401 })
  if (!has({ reverification: 'strict' })) return reverificationErrorResponse('strict')
  await addNote('all were deleted')
  return new Response(null, { status: 204 })
}
