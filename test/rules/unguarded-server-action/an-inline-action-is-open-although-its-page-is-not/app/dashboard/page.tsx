import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { db } from '@/lib/db'
import { SubmitButton } from './submit-button'

export default async function DashboardPage() {
  const { userId } = await auth()
  if (!userId) redirect('/sign-in')
  const projects = await db.project.findMany({ where: { ownerId: userId } })

  // ruleid: unguarded-server-action
  async function removeProject(formData: FormData) {
    'use server'
    await db.project.delete({ where: { id: String(formData.get('id')) } })
  }

  // ok: unguarded-server-action
  async function addProject(formData: FormData) {
    'use server'
    await auth.protect()
    await db.project.create({ data: { name: String(formData.get('name')) } })
  }

  return (
    <form action={addProject}>
      {projects.map(project => (
        <button key={project.id} name="id" value={project.id} formAction={removeProject}>
          {project.name}
        </button>
      ))}
      <SubmitButton />
      <button
        // ruleid: unguarded-server-action
        formAction={async () => {
          'use server'
          await db.project.deleteMany()
        }}
      >
        Delete all
      </button>
    </form>
  )
}
