import { getAuth } from '@clerk/nextjs/server'
import type { GetServerSideProps } from 'next'
import Stripe from 'stripe'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? '')

export const getServerSideProps: GetServerSideProps = async ({ req }) => {
  const { userId } = getAuth(req)
  if (!userId) return { redirect: { destination: '/sign-in', permanent: false } }
  const session = await stripe.billingPortal.sessions.create({ customer: userId })
  return { redirect: { destination: session.url, permanent: false } }
}

// ok: unguarded-page
export default function BillingPage() {
  return null
}
