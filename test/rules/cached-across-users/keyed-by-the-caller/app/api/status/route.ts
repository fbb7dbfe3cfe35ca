// Nobody is asked for, so everybody may have the same.
export async function GET() {
  // ok: cached-across-users
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'public, s-maxage=60' } })
}
