export function GET() {
  return Response.json({ up: true })
}
