// ok: unguarded-route-handler
export function GET() {
  return Response.json({ up: true })
}
