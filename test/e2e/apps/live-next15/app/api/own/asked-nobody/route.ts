import { addNote } from '@/lib/store'

export async function POST(request: Request) {
  const { text } = await request.json()
  return Response.json(await addNote(text))
}
