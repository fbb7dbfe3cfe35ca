import { auth } from '@clerk/nextjs/server'
import Razorpay from 'razorpay'

const razorpay = new Razorpay({ key_id: process.env.RAZORPAY_KEY_ID!, key_secret: process.env.RAZORPAY_SECRET! })

// rate limits and receipts of payments are told elsewhere; this one only looks.
export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Sign in first', { status: 401 })
  const { paymentId } = await request.json()
  // ok: foreign-object-changed
  const payment = await razorpay.payments.fetch(paymentId)
  return Response.json({ status: payment.status })
}
