import type { GetServerSideProps } from 'next'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export const getServerSideProps: GetServerSideProps = async ({ query }) => {
  // ruleid: rate-limit-missing
  await resend.emails.send({ from: 'a@example.com', to: String(query.mail), subject: 'Bye', text: 'Bye' })
  return { props: {} }
}

// ruleid: unguarded-page
export default function UnsubscribePage() {
  return <p>Done</p>
}
