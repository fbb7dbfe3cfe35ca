import Stripe from 'stripe'

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

// todook: unguarded-route-handler
export async function GET() {
  const prices = await stripe.prices.list({ active: true })
  return Response.json(prices.data)
}

// ruleid: unguarded-route-handler
export async function POST() {
  const customers = await stripe.customers.list()
  return Response.json(customers.data)
}
