import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// A machine brings the key, people bring a session: without the variable only people get in.
export async function GET(request: Request) {
  const key = process.env.REPORT_TOKEN
  // ok: secret-checked-only-if-set
  const machine = key !== undefined && request.headers.get('x-report-key') === key
  if (!machine) {
    const { userId } = await auth()
    if (!userId) return new Response(null, { status: 401 })
  }
  return Response.json(await db.report.findMany())
}
