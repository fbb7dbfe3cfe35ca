import { db } from '@/lib/db'

// What is not set throws where the module is loaded.
function required(name: string) {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

const EXPORT_SECRET = required('EXPORT_SECRET')

export async function GET(request: Request) {
  // ok: secret-checked-only-if-set
  if (request.headers.get('x-export-secret') !== EXPORT_SECRET) return new Response(null, { status: 401 })
  return Response.json(await db.order.findMany())
}
