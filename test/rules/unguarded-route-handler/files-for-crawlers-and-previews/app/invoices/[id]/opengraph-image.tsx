import { ImageResponse } from 'next/og'
import { db } from '@/lib/db'

export const size = { width: 1200, height: 630 }
export const contentType = 'image/png'

// Renders and notes that it was shared: a change, for anybody who asks for the picture.
// ruleid: unguarded-route-handler
export default async function Image({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const invoice = await db.invoice.update({ where: { id }, data: { shares: { increment: 1 } } })
  return new ImageResponse(<div>{invoice.number}</div>, size)
}
