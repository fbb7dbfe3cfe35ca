export const env = {
  webhookSecret: process.env.CLERK_WEBHOOK_SIGNING_SECRET,
}
