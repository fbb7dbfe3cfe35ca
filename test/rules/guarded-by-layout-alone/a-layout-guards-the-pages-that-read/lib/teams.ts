import { db } from '@/lib/db'

export function getTeam(id: string) {
  return db.team.findUnique({ where: { id }, include: { members: true } })
}
