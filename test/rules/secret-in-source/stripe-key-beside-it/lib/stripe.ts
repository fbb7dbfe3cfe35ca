// ruleid: secret-in-source
export const stripeKey = 'sk_live_51…'
// ok: secret-in-source
export const priceId = 'price_1faMurnBmHaTe9hArJdAHFaU'
