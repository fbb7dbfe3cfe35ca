import { z } from 'zod'

const schema = z.object({ iban: z.string().regex(/^[A-Z]{2}\d{2}/) })

// ok: unguarded-route-handler
export async function POST(request: Request) {
  const parsed = schema.safeParse(await request.json())
  return Response.json({ valid: parsed.success }, { status: parsed.success ? 200 : 422 })
}
