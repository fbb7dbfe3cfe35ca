// ok: secret-under-public-prefix
export const secretKey = process.env.CLERK_SECRET_KEY
