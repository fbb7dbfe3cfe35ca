import { auth } from '@clerk/nextjs/server'
import { checkApiLimit } from '../../../lib/quota'
import OpenAI from 'openai'

const openai = new OpenAI()

export async function POST(request: Request) {
  const { userId } = await auth.protect()
  if (!(await checkApiLimit(userId))) return new Response('The free trial has ended', { status: 403 })
  // ok: rate-limit-missing
  return Response.json(await openai.responses.create({ model: 'gpt-5-mini', input: await request.text() }))
}
