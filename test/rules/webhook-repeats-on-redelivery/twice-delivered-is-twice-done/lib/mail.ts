import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function welcome(to: string) {
  // ruleid: webhook-repeats-on-redelivery
  await resend.emails.send({ from: 'hello@example.com', to, subject: 'Welcome', text: 'Welcome!' })
}
