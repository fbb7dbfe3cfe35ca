import { addNote } from '@/lib/store'

export async function POST(request: Request) {
  const event = await request.json()
  if (event.type === 'user.created') await addNote(`Welcome ${event.data.id}`)
  return new Response('ok')
}
