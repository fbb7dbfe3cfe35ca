import { z } from 'zod'
import { auth } from '@clerk/nextjs/server'
import { addNote, listNotes } from '@/lib/store'

const noteSchema = z.object({ text: z.string().min(3), pinned: z.boolean().optional() })

export async function GET() {
  return Response.json(await listNotes())
}

export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  const parsed = noteSchema.safeParse(await request.json())
  if (!parsed.success) return Response.json({ error: 'a note needs a text' }, { status: 400 })
  return Response.json(await addNote(parsed.data.text), { status: 201 })
}

export async function PUT(request: Request) {
  const { text } = noteSchema.parse(await request.json())
  return Response.json(await addNote(text))
}
