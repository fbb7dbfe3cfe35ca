import { verifyWebhook } from '@clerk/express/webhooks'

export const verify = verifyWebhook
