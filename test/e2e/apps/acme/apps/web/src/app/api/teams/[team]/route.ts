import { archiveTeam, membersOf, rename } from '@acme/data'
import { signedIn } from '@/lib/guard'

interface Context {
  params: Promise<{ team: string }>
}

export async function GET(_: Request, { params }: Context) {
  await signedIn()
  return Response.json(await membersOf((await params).team))
}

export async function PATCH(request: Request, { params }: Context) {
  const { name }: { name: string } = await request.json()
  await rename((await params).team, name)
  return Response.json({ name })
}

export async function DELETE(_: Request, { params }: Context) {
  await archiveTeam((await params).team)
  return new Response(null, { status: 204 })
}
