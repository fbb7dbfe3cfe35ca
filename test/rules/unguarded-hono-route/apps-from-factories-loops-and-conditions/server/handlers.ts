import { db } from '@/lib/db'
import { factory } from './factory'

export const subscribe = factory.createHandlers(async c => {
  const { email } = await c.req.json()
  // ruleid: input-unchecked, rate-limit-missing
  await db.subscriber.create({ data: { email } })
  return c.json({ ok: true })
})

export const boards = factory.createHandlers(async c =>
  c.json(await db.board.findMany({ where: { userId: c.var.userId } })),
)

export const removeBoard = factory.createHandlers(async c => {
  await db.board.delete({ where: { id: Number(c.req.param('id')), userId: c.var.userId } })
  return c.json({ ok: true })
})

export async function record(entry: unknown) {
  await db.audit.create({ data: { entry: JSON.stringify(entry) } })
}

export async function clearReport(id: string) {
  await db.report.delete({ where: { id } })
}
