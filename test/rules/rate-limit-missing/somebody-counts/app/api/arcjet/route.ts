import arcjet, { tokenBucket } from '@arcjet/next'
import { auth } from '@clerk/nextjs/server'
import OpenAI from 'openai'

const openai = new OpenAI()

const aj = arcjet({
  key: process.env.ARCJET_KEY!,
  rules: [tokenBucket({ mode: 'LIVE', refillRate: 5, interval: 10, capacity: 10 })],
})

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const decision = await aj.protect(request, { userId, requested: 1 })
  if (decision.isDenied()) return new Response('Too many requests', { status: 429 })
  // ok: rate-limit-missing
  return Response.json(await openai.responses.create({ model: 'gpt-5-mini', input: await request.text() }))
}
