// ok: guarded-by-middleware-alone
export function GET() {
  return Response.json({ hello: 'world' })
}
