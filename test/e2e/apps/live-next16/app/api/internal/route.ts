import { listNotes } from '@/lib/store'

export async function GET(request: Request) {
  const key = process.env.INTERNAL_KEY
  if (!key || request.headers.get('x-internal-key') !== key) return new Response('Forbidden', { status: 403 })
  return Response.json(await listNotes())
}
