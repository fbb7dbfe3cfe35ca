import { isSigned } from '@/lib/svix-by-hand'
import { order } from '@/lib/store'

export async function POST(request: Request) {
  const body = await request.text()
  if (!isSigned(body, request.headers)) return new Response('Not signed', { status: 400 })
  await order('parcel', 'event')
  return new Response('ok')
}
