import { auth } from '@clerk/nextjs/server'
import { NextResponse, type NextRequest } from 'next/server'

const ALLOWED = ['/billing', '/team']

export async function GET(request: NextRequest) {
  await auth.protect()
  const to = request.nextUrl.searchParams.get('to') ?? '/'
  // ok: open-redirect
  if (ALLOWED.includes(to)) return NextResponse.redirect(new URL(to, request.url))
  const target = new URL(to, request.url)
  // ok: open-redirect
  if (target.origin === request.nextUrl.origin) return NextResponse.redirect(target)
  // ok: open-redirect
  return NextResponse.redirect(new URL(`/search?q=${to}`, request.url))
}

export async function POST(request: NextRequest) {
  await auth.protect()
  const { origin } = request.nextUrl
  // ok: open-redirect
  return NextResponse.redirect(`${origin}/done`)
}
