import { Inngest } from 'inngest'
import { Resend } from 'resend'

export const inngest = new Inngest({ id: 'acme' })
const resend = new Resend(process.env.RESEND_API_KEY)

export const onUserCreated = inngest.createFunction(
  { id: 'welcome' },
  { event: 'clerk/user.created' },
  async ({ event }) => {
    await resend.emails.send({ from: 'a@acme.test', to: event.data.email, subject: 'Welcome', html: '' })
  },
)
