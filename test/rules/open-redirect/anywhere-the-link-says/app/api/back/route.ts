import { NextResponse } from 'next/server'

export async function GET(request: Request) {
  const url = new URL(request.url)
  const back = url.searchParams.get('return_to') || '/'
  // ruleid: open-redirect
  return NextResponse.redirect(`${back}?done=1`)
}
