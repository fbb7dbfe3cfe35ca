import * as data from '@/data'
import { archiveProject, listProjects, Projects, renameProject } from '@/data'

// ok: unguarded-route-handler
export async function GET() {
  return Response.json(await listProjects())
}

// ok: unguarded-route-handler
export async function POST(request: Request) {
  const { name } = await request.json()
  const projects = await Projects.forSession()
  return Response.json(await projects.create(name))
}

// ok: unguarded-route-handler
export async function PATCH(request: Request) {
  const { id, name } = await request.json()
  return Response.json(await renameProject(id, name))
}

// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  const { id } = await request.json()
  return Response.json(await archiveProject(id))
}

// ruleid: unguarded-route-handler
export async function DELETE() {
  await data.Projects.purge()
  return new Response(null, { status: 204 })
}
