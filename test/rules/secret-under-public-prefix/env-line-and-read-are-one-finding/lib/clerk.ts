// ok: secret-under-public-prefix
export const key = process.env.NEXT_PUBLIC_CLERK_SECRET_KEY
