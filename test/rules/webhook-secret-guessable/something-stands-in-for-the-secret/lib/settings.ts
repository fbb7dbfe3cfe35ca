export const WEBHOOK_SECRET = process.env.CLERK_WEBHOOK_SIGNING_SECRET ?? 'whsec_local_development'
