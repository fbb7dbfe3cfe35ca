import { verify } from '@octokit/webhooks-methods'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const good = await verify(process.env.GITHUB_WEBHOOK_SECRET!, body, req.headers.get('x-hub-signature-256') ?? '')
  // ok: webhook-error-disclosed
  if (!good) return Response.json({ error: 'Invalid signature' }, { status: 401 })
  await db.push.create({ data: { body } })
  return new Response(null, { status: 204 })
}
