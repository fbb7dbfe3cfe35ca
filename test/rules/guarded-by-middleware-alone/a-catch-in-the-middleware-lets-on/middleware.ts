import { clerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

// ok: guarded-by-middleware-alone
// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  try {
    await auth.protect()
  } catch (error) {
    console.error(error)
  }
  return NextResponse.next()
})

export const config = { matcher: ['/((?!_next|.*\\..*).*)', '/(api|trpc)(.*)'] }
