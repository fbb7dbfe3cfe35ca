import { OpenAI } from 'openai'
import type { NextRequest } from 'next/server'

export const config = { runtime: 'edge' }

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })

// ruleid: unguarded-api-route
export default async (req: NextRequest) => {
  const { messages } = await req.json()
  // ruleid: rate-limit-missing
  const answer = await openai.chat.completions.create({ model: 'gpt-5', messages })
  return Response.json(answer.choices[0])
}
