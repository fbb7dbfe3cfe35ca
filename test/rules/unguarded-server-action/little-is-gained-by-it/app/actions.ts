'use server'

import { Resend } from 'resend'
import { db } from '@/lib/db'

const resend = new Resend(process.env.RESEND_API_KEY!)
const from = 'shop@acme.test'

// ruleid: unguarded-server-action
export async function contact(name: string, text: string) {
  // ruleid: rate-limit-missing
  await resend.emails.send({ from, to: from, subject: 'Contact', text: `${name}: ${text}` })
}

// ruleid: unguarded-server-action
export async function mailAnybody(to: string, text: string) {
  // ruleid: input-unchecked
  await resend.emails.send({ from, to, subject: 'Hello', text })
}

// ruleid: unguarded-server-action
export async function startQuote() {
  return await db.quote.create({})
}

// ruleid: unguarded-server-action
export async function startQuoteFor(name: string) {
  return await db.quote.create({ data: { name } })
}

// ruleid: unguarded-server-action
export async function joinWaitlist(email: string) {
  await db.waiting.create({ data: { email } })
}

// Named like a form, and it changes what others have.
// ruleid: unguarded-server-action
export async function subscribe(id: string) {
  await db.plan.update({ where: { id }, data: { paid: true } })
}

// ruleid: unguarded-server-action
export async function eventsOf(organiser: string) {
  return await db.event.findMany({ where: { organiser } })
}

// An open page shows articles that are out, not these.
// ruleid: unguarded-server-action
export async function draftsOf(writer: string) {
  return await db.article.findMany({ where: { writer } })
}

// ruleid: unguarded-server-action
export async function isThere(id: string) {
  const row = await db.invoice.findUnique({ where: { id } })
  if (!row) return { there: false }
  return { there: true }
}
