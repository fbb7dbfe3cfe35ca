import Anthropic from '@anthropic-ai/sdk'
import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'

const anthropic = new Anthropic()

export async function POST(request: Request) {
  await auth.protect()
  const question = z.string().max(500).parse(await request.json())
  // ok: rate-limit-missing
  const answer = await anthropic.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 500,
    messages: [{ role: 'user', content: question }],
  })
  return Response.json(answer.content)
}
