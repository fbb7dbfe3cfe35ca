import { inngest } from '@/lib/inngest'

// ruleid: webhook-without-verification
export async function POST(request: Request) {
  const event = await request.json()
  await inngest.send({ name: `clerk/${event.type}`, data: event.data })
  return new Response(null, { status: 202 })
}
