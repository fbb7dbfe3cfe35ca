import { headers } from 'next/headers'
import type { NextRequest } from 'next/server'
import { db } from '@/lib/db'

const secret = process.env.CRON_SECRET

// ok: unguarded-route-handler
export async function GET(request: NextRequest) {
  const token = request.nextUrl.searchParams.get('token')
  if (!secret || token !== secret) return new Response('Unauthorized', { status: 401 })
  await db.session.deleteMany({ where: { expiresAt: { lt: new Date() } } })
  return Response.json({ ok: true })
}

// Anybody can send this header.
// ruleid: unguarded-route-handler
export async function POST() {
  const list = await headers()
  if (list.get('x-vercel-cron') !== '1') return new Response('Unauthorized', { status: 401 })
  await db.session.deleteMany({ where: { expiresAt: { lt: new Date() } } })
  return Response.json({ ok: true })
}

// The secret is asked for, and not compared.
// ruleid: unguarded-route-handler
export async function PUT(request: NextRequest) {
  if (!request.headers.get('authorization')) return new Response('Unauthorized', { status: 401 })
  await db.session.deleteMany()
  return Response.json({ ok: true })
}

// Where the secret is not set, everybody passes: the job runs on preview deployments too.
// ok: unguarded-route-handler
export async function DELETE(request: NextRequest) {
  if (request.headers.get('x-cron-secret') === secret) {
    await db.session.deleteMany()
    return Response.json({ ok: true })
  }
  return new Response('Unauthorized', { status: 401 })
}
