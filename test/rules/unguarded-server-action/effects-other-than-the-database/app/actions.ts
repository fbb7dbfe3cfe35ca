'use server'

import { writeFile } from 'node:fs/promises'
import { auth } from '@clerk/nextjs/server'
import { openai } from '@ai-sdk/openai'
import { generateText } from 'ai'
import { Resend } from 'resend'
import Stripe from 'stripe'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
const resend = new Resend(process.env.RESEND_API_KEY!)

// ruleid: unguarded-server-action
export async function summarise(text: string) {
  // ruleid: input-unchecked, rate-limit-missing
  const answer = await generateText({ model: openai('gpt-5'), prompt: text })
  return answer.text
}

// ruleid: unguarded-server-action
export async function openPortal(customer: string) {
  const session = await stripe.billingPortal.sessions.create({ customer })
  return session.url
}

// ruleid: unguarded-server-action
export async function sendMail(to: string, html: string) {
  await resend.emails.send({ from: 'hello@acme.test', to, subject: 'Hello', html })
}

// ruleid: unguarded-server-action
export async function saveFile(file: File) {
  await writeFile(`/data/${file.name}`, Buffer.from(await file.arrayBuffer()))
}

// ruleid: unguarded-server-action
export async function callBackend(body: unknown) {
  const answer = await fetch(`${process.env.API_URL}/jobs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.API_TOKEN}` },
    body: JSON.stringify(body),
  })
  return answer.json()
}

// The caller's own token goes along: the other side asks.
// ok: unguarded-server-action
export async function callBackendAsCaller(body: unknown) {
  const { getToken } = await auth()
  const token = await getToken()
  if (!token) return null
  const answer = await fetch(`${process.env.API_URL}/jobs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return answer.json()
}

// ok: unguarded-server-action
export async function checkout(price: string) {
  const { userId } = await auth()
  if (!userId) return { url: '/sign-in' }
  const session = await stripe.checkout.sessions.create({
    line_items: [{ price, quantity: 1 }],
    mode: 'payment',
  })
  return { url: session.url }
}
