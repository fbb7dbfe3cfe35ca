import { NotesService } from '@/lib/notes-service'

const service = new NotesService()

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const all = await service.all()
  const note = all.find(each => each.id === id)
  return note ? Response.json(note) : new Response('Not found', { status: 404 })
}

export async function PATCH(request: Request) {
  const body = await request.json()
  return Response.json(await service.add(String(body.text)))
}
