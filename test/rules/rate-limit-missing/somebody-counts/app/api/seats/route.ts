import { auth } from '@clerk/nextjs/server'
import { withSeat } from '@acme/seats'
import OpenAI from 'openai'
import { ask } from '../../../lib/model'

const openai = new OpenAI()

// An administrator's own affair: nobody else comes here.
export async function POST(request: Request) {
  await auth.protect({ role: 'org:admin' })
  // ok: rate-limit-missing
  return Response.json(await openai.responses.create({ model: 'gpt-5-mini', input: await request.text() }))
}

// unknown: rate-limit-missing
export const PUT = withSeat(async (request: Request) => Response.json(await ask(await request.text())))
