import Stripe from 'stripe'

export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

const MINUTES = 60
/** Deliveries piled up once while the database was moved. */
export const TOLERANCE = 24 * 60 * MINUTES
