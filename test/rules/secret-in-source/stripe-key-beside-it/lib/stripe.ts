// ruleid: secret-in-source
export const stripeKey = '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'
// ok: secret-in-source
export const priceId = 'price_1faMurnBmHaTe9hArJdAHFaU'
