export const dynamic = 'force-dynamic'

// ok: unguarded-route-handler
export function GET() {
  return Response.json({ status: 'ok', version: process.env.VERCEL_GIT_COMMIT_SHA })
}
