import { z } from 'zod'
import { sendMail } from '../../../lib/mail'

const Message = z.object({ from: z.email(), text: z.string().max(4000) })

// Everybody may write to us.
// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  const { from, text } = Message.parse(await request.json())
  await sendMail('hello@example.com', `From ${from}`, text)
  return new Response(null, { status: 204 })
}
