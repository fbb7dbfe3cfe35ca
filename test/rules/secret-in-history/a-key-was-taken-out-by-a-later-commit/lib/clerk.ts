// ok: secret-in-history, secret-in-source
export const CLERK_SECRET_KEY = process.env.CLERK_SECRET_KEY
