import Stripe from 'stripe'

export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
export const seconds = Number(process.env.WEBHOOK_TOLERANCE ?? '120')
