import { auth } from '@clerk/nextjs/server'
import { weather } from '@/lib/http'

export async function GET(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Sign in first', { status: 401 })
  const city = new URL(request.url).searchParams.get('cityId')
  // ok: foreign-object-changed
  const { data } = await weather.get(`/forecast/${city}`)
  return Response.json(data)
}
