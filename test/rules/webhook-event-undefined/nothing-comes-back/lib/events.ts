import { Webhook } from 'svix'

type Event = { type: string; data: { id: string } }

export async function readEvent(request: Request) {
  const verifier = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)
  // ruleid: webhook-event-undefined
  return verifier.verify(await request.text(), Object.fromEntries(request.headers)) as unknown as Event
}
