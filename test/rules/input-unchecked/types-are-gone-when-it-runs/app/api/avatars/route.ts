import { auth } from '@clerk/nextjs/server'
import OpenAI from 'openai'

const openai = new OpenAI()

export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { prompt, size } = await request.json()
  // ruleid: input-unchecked, rate-limit-missing
  const image = await openai.images.generate({ prompt, size })
  return Response.json(image.data)
}
