// ok: matcher-leaves-endpoint-open
export function GET() {
  return Response.json({ hello: 'world' })
}
