import { Authorized, logged } from '@/lib/decorators'
import { db } from '@/lib/db'

class Posts {
  @Authorized()
  async create(request: Request) {
    await db.post.create({ data: await request.json() })
    return Response.json({ ok: true })
  }

  @logged
  async clear(_request: Request) {
    await db.post.deleteMany()
    return Response.json({ ok: true })
  }
}

const posts = new Posts()

// ok: unguarded-route-handler
export const POST = (request: Request) => posts.create(request)
// ruleid: unguarded-route-handler
export const DELETE = (request: Request) => posts.clear(request)
