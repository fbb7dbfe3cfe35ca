import { auth } from '@clerk/nextjs/server'
import { connectDB } from '@/lib/mongodb'
import { User } from '@/lib/models'

// ok: unguarded-route-handler
export async function POST(req) {
  await connectDB()
  const { userId } = await auth()
  const user = await User.findOne({ clerkId: userId })
  if (!user) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  user.credits -= 1
  await user.save()
  return Response.json(user)
}

// ruleid: unguarded-route-handler
export async function PUT(req) {
  await connectDB()
  const { id, credits } = await req.json()
  // ruleid: price-from-request
  // ruleid: input-unchecked
  return Response.json(await User.findByIdAndUpdate(id, { credits }, { new: true }))
}
