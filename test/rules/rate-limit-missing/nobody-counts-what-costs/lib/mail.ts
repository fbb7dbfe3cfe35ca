import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

/** Two endpoints send through it: one mistake, told once. */
export async function sendMail(to: string, subject: string, text: string) {
  // ruleid: rate-limit-missing
  await resend.emails.send({ from: 'app@example.com', to, subject, text })
}
