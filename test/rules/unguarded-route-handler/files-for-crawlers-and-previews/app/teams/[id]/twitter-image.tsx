import { auth } from '@clerk/nextjs/server'
import { ImageResponse } from 'next/og'
import { db } from '@/lib/db'

// ok: unguarded-route-handler
export default async function Image({ params }: { params: Promise<{ id: string }> }) {
  await auth.protect()
  const team = await db.team.update({ where: { id: (await params).id }, data: { shared: true } })
  return new ImageResponse(<div>{team.name}</div>)
}
