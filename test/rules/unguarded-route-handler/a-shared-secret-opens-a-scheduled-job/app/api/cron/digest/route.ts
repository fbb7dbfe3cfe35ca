import { Resend } from 'resend'
import { isCron } from '@/lib/cron'
import { db } from '@/lib/db'

const resend = new Resend(process.env.RESEND_API_KEY)

// ok: unguarded-route-handler
export async function GET(request: Request) {
  const header = request.headers.get('authorization')
  if (header !== `Bearer ${process.env.CRON_SECRET}`) {
    return new Response('Unauthorized', { status: 401 })
  }
  for (const user of await db.user.findMany({ where: { digest: true } })) {
    await resend.emails.send({ from: 'digest@acme.test', to: user.email, subject: 'Today', text: '…' })
  }
  return Response.json({ ok: true })
}

// ok: unguarded-route-handler
export async function POST(request: Request) {
  if (!isCron(request)) return new Response('Unauthorized', { status: 401 })
  await db.digest.deleteMany()
  return Response.json({ ok: true })
}
