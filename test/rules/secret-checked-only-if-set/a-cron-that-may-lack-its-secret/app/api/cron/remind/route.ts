import { Resend } from 'resend'
import { isScheduler } from '@/lib/cron'

const resend = new Resend(process.env.RESEND_API_KEY)

export const POST = async (request: Request) => {
  const allowed = isScheduler(request)
  if (!allowed) return Response.json({ error: 'no' }, { status: 401 })
  await resend.emails.send({
    from: 'team@acme.example',
    to: 'all@acme.example',
    subject: 'Reminder',
    text: '…',
  })
  return Response.json({ ok: true })
}
