import type { Context } from 'hono'
import { db } from '@/lib/db'

export class AlbumController {
  async create(c: Context) {
    // ruleid: mass-assignment
    return c.json(await db.album.create({ data: await c.req.json() }), 201)
  }

  publish = async (c: Context) => {
    await db.album.update({ where: { id: c.req.param('id') }, data: { public: true } })
    return c.body(null, 204)
  }
}
