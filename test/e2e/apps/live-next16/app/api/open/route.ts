import { listNotes } from '@/lib/store'

export async function GET() {
  return Response.json(await listNotes())
}
