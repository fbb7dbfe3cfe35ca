import { forgetUser, saveUser } from '@/lib/store'

export async function POST(req: Request) {
  const event = await req.json()

  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      await saveUser(event.data.id, event.data.email_addresses[0]?.email_address)
      break
    case 'user.deleted':
      await forgetUser(event.data.id)
      break
  }

  return new Response('ok')
}
