import { auth } from '@clerk/nextjs/server'

export async function GET() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const key = process.env.REPORT_SECRET_KEY
  const answer = await fetch('https://reports.example.com', { headers: { authorization: `Bearer ${key}` } })
  // ok: secret-reaches-browser
  return Response.json(await answer.json())
}
