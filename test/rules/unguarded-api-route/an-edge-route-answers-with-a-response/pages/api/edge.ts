import { getAuth } from '@clerk/nextjs/server'
import type { NextRequest } from 'next/server'
import { streamText } from 'ai'
import { openai } from '@ai-sdk/openai'

export const config = { runtime: 'edge' }

// ok: unguarded-api-route
export default async function handler(req: NextRequest) {
  const { userId } = getAuth(req)
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { messages } = await req.json()
  // ruleid: rate-limit-missing
  return streamText({ model: openai('gpt-5'), messages }).toTextStreamResponse()
}
