import { auth } from '@clerk/nextjs/server'
import { Ratelimit } from '@unkey/ratelimit'
import OpenAI from 'openai'

const openai = new OpenAI()

const unkey = new Ratelimit({ rootKey: process.env.UNKEY_ROOT_KEY!, namespace: 'ask', limit: 10, duration: '60s' })

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  const { success } = await unkey.limit(userId)
  if (!success) return new Response('Too many requests', { status: 429 })
  // ok: rate-limit-missing
  return Response.json(await openai.responses.create({ model: 'gpt-5-mini', input: await request.text() }))
}
