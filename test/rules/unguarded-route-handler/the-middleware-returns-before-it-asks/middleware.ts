import createIntlMiddleware from 'next-intl/middleware'
import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const isPrivate = createRouteMatcher(['/api/reports(.*)', '/dashboard(.*)'])
const handleLocale = createIntlMiddleware({ locales: ['en', 'de'], defaultLocale: 'en' })

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, request) => {
  // Locales are for pages.
  if (request.nextUrl.pathname.startsWith('/api')) return NextResponse.next()
  if (isPrivate(request)) await auth.protect()
  return handleLocale(request)
})
