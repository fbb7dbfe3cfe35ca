import { entries } from '@/lib/store'

export async function GET() {
  return Response.json({ ledger: await entries() })
}
