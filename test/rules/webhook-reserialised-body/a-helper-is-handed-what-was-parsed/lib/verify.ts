import { Webhook } from 'svix'

const wh = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)

export function verifyEvent(payload: string, request: Request) {
  // ruleid: webhook-reserialised-body
  return wh.verify(payload, Object.fromEntries(request.headers)) as { type: string }
}
