import { auth } from '@clerk/nextjs/server'
import type { Metadata, Viewport } from 'next'
import { redirect } from 'next/navigation'
import { db } from '@/lib/db'

export const generateViewport = (): Viewport => ({ themeColor: '#fff' })

export async function generateMetadata(): Promise<Metadata> {
  const { userId } = await auth()
  if (!userId) return { title: 'Reports' }
  await db.visit.create({ data: { userId, page: 'reports' } })
  return { title: `Reports (${await db.report.count({ where: { userId } })})` }
}

// ok: unguarded-page
export default async function ReportsPage() {
  const { userId } = await auth()
  if (!userId) redirect('/sign-in')
  return <ul>{(await db.report.findMany({ where: { userId } })).map(each => <li key={each.id}>{each.name}</li>)}</ul>
}
