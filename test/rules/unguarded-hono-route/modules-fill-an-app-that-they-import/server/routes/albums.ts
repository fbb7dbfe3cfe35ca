import { db } from '@/lib/db'
import { app } from '../app'
import { AlbumController } from './controller'

const albums = new AlbumController()

// ok: unguarded-hono-route
app.post('/albums', albums.create)
// ok: unguarded-hono-route
app.get('/albums/:id', async c => c.json(await db.album.findUnique({ where: { id: c.req.param('id') } })))
