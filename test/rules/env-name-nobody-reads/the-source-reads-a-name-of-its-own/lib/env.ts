export const webhookSecret = process.env.CLERK_WEBHOOK_SECRET
export const organisation = process.env['CLERK_ORG_ID']
