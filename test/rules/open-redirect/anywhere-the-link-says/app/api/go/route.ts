import { auth } from '@clerk/nextjs/server'
import { NextResponse, type NextRequest } from 'next/server'

export async function GET(request: NextRequest) {
  await auth.protect()
  const to = request.nextUrl.searchParams.get('redirect_url')
  if (!to) return NextResponse.redirect(new URL('/', request.url))
  // An absolute address ignores the base.
  // ruleid: open-redirect
  return NextResponse.redirect(new URL(to, request.url))
}
