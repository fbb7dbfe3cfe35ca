import { addNote, listNotes } from '@/lib/store'

// The middleware turns strangers away.
export async function GET() {
  return Response.json(await listNotes())
}

export async function POST(request: Request) {
  const { text } = await request.json()
  return Response.json(await addNote(text), { status: 201 })
}
