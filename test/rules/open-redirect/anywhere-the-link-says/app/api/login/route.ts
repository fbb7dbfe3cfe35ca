import { NextResponse } from 'next/server'

export async function POST(request: Request) {
  const formData = await request.formData()
  const redirectTo = String(formData.get('redirectTo') ?? '/customer')
  // ruleid: open-redirect
  return NextResponse.redirect(new URL(redirectTo, request.url), 303)
}
