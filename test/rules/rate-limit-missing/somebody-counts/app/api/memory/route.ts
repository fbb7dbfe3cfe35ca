import { auth } from '@clerk/nextjs/server'
import { throttle } from '../../../lib/quota'
import OpenAI from 'openai'

const openai = new OpenAI()

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  if (!throttle(userId)) return new Response('Too many requests', { status: 429 })
  // ok: rate-limit-missing
  return Response.json(await openai.responses.create({ model: 'gpt-5-mini', input: await request.text() }))
}
