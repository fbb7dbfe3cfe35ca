'use server'
import { z } from 'zod'
import { db } from '../lib/db'
import { staffOfCaller } from '../lib/staff'

const titled = z.object({ id: z.uuid(), title: z.string().max(80) })

export async function openTickets() {
  const staff = await staffOfCaller()
  return db.ticket.findMany({ where: { companyId: staff.companyId, open: true } })
}

export async function invite(email: string) {
  const staff = await staffOfCaller()
  if (staff.role !== 'Manager') throw new Error('Forbidden')
  // ok: rank-beyond-organisation
  await db.staff.create({ data: { email: z.email().parse(email), companyId: staff.companyId, role: 'Agent' } })
}

// Managers of every company have the role that it asks for.
export async function retitle(input: unknown) {
  const { id, title } = titled.parse(input)
  const staff = await staffOfCaller()
  if (staff.role !== 'Manager' && staff.role !== 'Lead') throw new Error('Forbidden')
  // ruleid: rank-beyond-organisation
  await db.ticket.update({ where: { id }, data: { title } })
}

// The same with the company in the filter.
export async function close(id: string) {
  const staff = await staffOfCaller()
  if (staff.role !== 'Manager') throw new Error('Forbidden')
  // ok: rank-beyond-organisation
  await db.ticket.updateMany({ where: { id: z.uuid().parse(id), companyId: staff.companyId }, data: { open: false } })
}

// Looked up, held against the company, then changed.
export async function reopen(id: string) {
  const staff = await staffOfCaller()
  if (staff.role !== 'Manager') throw new Error('Forbidden')
  const ticket = await db.ticket.findUnique({ where: { id: z.uuid().parse(id) } })
  if (ticket?.companyId !== staff.companyId) throw new Error('Not found')
  // ok: rank-beyond-organisation
  await db.ticket.update({ where: { id: ticket.id }, data: { open: true } })
}

// Our own support: a rank over all companies, by its name.
export async function remove(id: string) {
  const staff = await staffOfCaller()
  if (staff.role !== 'PLATFORM_ADMIN') throw new Error('Forbidden')
  // ok: rank-beyond-organisation
  await db.ticket.delete({ where: { id: z.uuid().parse(id) } })
}
