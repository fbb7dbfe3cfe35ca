import { Webhook } from 'svix'

export function verified(payload: string | Buffer, request: Request) {
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)
  // ok: webhook-reserialised-body
  return wh.verify(payload, Object.fromEntries(request.headers)) as { type: string; data: unknown }
}
