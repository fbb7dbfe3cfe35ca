import Anthropic from '@anthropic-ai/sdk'
import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { rateLimit } from '../../../lib/rate-limit'

const anthropic = new Anthropic()

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  if (!(await rateLimit(userId))) return new Response('Too many requests', { status: 429 })
  const question = z.string().max(500).parse(await request.json())
  // ruleid: rate-limit-missing
  const answer = await anthropic.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 500,
    messages: [{ role: 'user', content: question }],
  })
  return Response.json(answer.content)
}
