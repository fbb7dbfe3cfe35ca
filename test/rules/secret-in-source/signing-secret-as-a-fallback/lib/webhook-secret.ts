// ruleid: secret-in-source
export const signingSecret = process.env.CLERK_WEBHOOK_SIGNING_SECRET ?? 'whsec_QHYxGj1D2qdFhtF3RjND6pmenwFvL6vO'
// ok: secret-in-source
export const other = process.env.CLERK_WEBHOOK_SIGNING_SECRET ?? ''
