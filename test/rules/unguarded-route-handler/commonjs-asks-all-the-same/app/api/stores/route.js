const { auth } = require('@clerk/nextjs/server')
const { PrismaClient } = require('@prisma/client')

const prisma = new PrismaClient()

// ruleid: unguarded-route-handler
// ruleid: input-unchecked
exports.POST = async req => Response.json(await prisma.store.create({ data: await req.json() }))

// ok: unguarded-route-handler
exports.DELETE = async function (req) {
  await auth.protect()
  const { id } = await req.json()
  // ruleid: foreign-object-changed
  await prisma.store.delete({ where: { id } })
  return new Response(null, { status: 204 })
}
