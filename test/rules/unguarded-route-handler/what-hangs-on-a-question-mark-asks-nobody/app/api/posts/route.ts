import { currentUser } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// Whoever is signed out has no addresses to look through, and the handler goes on.
// ruleid: unguarded-route-handler
export async function POST() {
  const user = await currentUser()
  const address = user?.emailAddresses.find(each => each.id === user.primaryEmailAddressId)
  await db.post.create({ data: { by: address?.emailAddress ?? 'nobody' } })
  return new Response(null, { status: 201 })
}

// ruleid: unguarded-route-handler
export async function PUT() {
  const user = await currentUser()
  const name = user?.fullName?.trim().toLowerCase()
  await db.post.updateMany({ data: { name } })
  return new Response(null, { status: 204 })
}

// ok: unguarded-route-handler
export async function PATCH() {
  const user = await currentUser()
  if (!user?.emailAddresses[0]?.emailAddress.endsWith('@acme.example')) return new Response(null, { status: 403 })
  await db.post.updateMany({ data: { seen: true } })
  return new Response(null, { status: 204 })
}

// Without the question mark the step fails for whoever is signed out.
// ok: unguarded-route-handler
export async function DELETE() {
  const user = await currentUser()
  const address = user!.emailAddresses.find(each => each.id === user!.primaryEmailAddressId)
  await db.post.deleteMany({ where: { by: address?.emailAddress } })
  return new Response(null, { status: 204 })
}
