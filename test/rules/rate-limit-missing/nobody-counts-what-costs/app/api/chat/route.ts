import { openai } from '@ai-sdk/openai'
import { auth } from '@clerk/nextjs/server'
import { streamText } from 'ai'
import { z } from 'zod'

const Chat = z.object({ question: z.string().max(2000) })

// An account is free: whoever wants one has one.
export async function POST(request: Request) {
  await auth.protect()
  const { question } = Chat.parse(await request.json())
  // ruleid: rate-limit-missing
  const answer = streamText({ model: openai('gpt-4o-mini'), prompt: question })
  return answer.toTextStreamResponse()
}
