import { z } from 'zod'
import { addNote, listNotes } from '@/lib/store'

const noteInput = z.object({ text: z.string().max(200) })

export async function GET() {
  return Response.json(await listNotes())
}

export async function POST(request: Request) {
  const { text } = noteInput.parse(await request.json())
  return Response.json(await addNote(text), { status: 201 })
}
