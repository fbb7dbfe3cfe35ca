import { db } from '@/lib/db'

type Handler = (data: { id: string }) => Promise<unknown>

export const on: Record<string, Handler> = {
  'user.created': data => db.user.create({ data: { clerkId: data.id } }),
  'user.deleted': data => db.user.delete({ where: { clerkId: data.id } }),
}
