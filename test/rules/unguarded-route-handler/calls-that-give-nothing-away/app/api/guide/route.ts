const GUIDES = 'https://api.guides.test/v1/details/'

// Anybody may send that service the very same.
// ok: unguarded-route-handler
export async function GET() {
  const answer = await fetch(GUIDES, { method: 'POST', body: new URLSearchParams({ guide: '2837' }) })
  return Response.json(await answer.json())
}

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  const body = await request.text()
  const answer = await fetch(GUIDES, { method: 'POST', body })
  return Response.json(await answer.json())
}

// An address that works like a key.
// ruleid: unguarded-route-handler
export async function PUT() {
  await fetch('https://api.host.test/v1/integrations/deploy/prj_8h2kd0s1Qa/x7', { method: 'POST' })
  return new Response(null, { status: 202 })
}

// ruleid: unguarded-route-handler
export async function PATCH() {
  await fetch(GUIDES, { method: 'POST', headers: { 'x-api-key': process.env.GUIDES_KEY ?? '' } })
  return new Response(null, { status: 202 })
}
