// ok: webhook-without-verification
export async function POST(request: Request) {
  const { ping } = await request.json()
  return Response.json({ pong: ping })
}
