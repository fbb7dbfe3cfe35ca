// ruleid: secret-in-source
export const signingSecret = process.env.CLERK_WEBHOOK_SIGNING_SECRET ?? 'whsec_…'
// ok: secret-in-source
export const other = process.env.CLERK_WEBHOOK_SIGNING_SECRET ?? ''
