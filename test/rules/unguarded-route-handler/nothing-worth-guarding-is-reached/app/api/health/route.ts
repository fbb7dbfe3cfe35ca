export const dynamic = 'force-dynamic'

// ok: unguarded-route-handler
export function GET() {
  return Response.json({
    status: 'ok',
    version: process.env.VERCEL_GIT_COMMIT_SHA,
    payments: !!process.env.STRIPE_SECRET_KEY,
    clerk: { secretKey: Boolean(process.env.CLERK_SECRET_KEY), configured: !!process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY },
  })
}
