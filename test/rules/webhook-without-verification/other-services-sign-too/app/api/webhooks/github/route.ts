import { createHmac, timingSafeEqual } from 'node:crypto'
import { db } from '@/lib/db'

function signedByGithub(body: string, signature: string): boolean {
  const digest = `sha256=${createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(body).digest('hex')}`
  return signature.length === digest.length && timingSafeEqual(Buffer.from(digest), Buffer.from(signature))
}

// ok: webhook-without-verification
export async function POST(req: Request) {
  const body = await req.text()
  if (!signedByGithub(body, req.headers.get('x-hub-signature-256') ?? '')) {
    return new Response('Bad signature', { status: 401 })
  }
  await db.push.create({ data: JSON.parse(body) })
  return new Response(null, { status: 204 })
}
