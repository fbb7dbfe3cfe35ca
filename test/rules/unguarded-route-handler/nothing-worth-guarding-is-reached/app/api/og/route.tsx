import { ImageResponse } from 'next/og'

export const runtime = 'edge'

// ok: unguarded-route-handler
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url)
  const title = searchParams.get('title')?.slice(0, 100) ?? 'Acme'
  return new ImageResponse(<div style={{ fontSize: 64 }}>{title}</div>, { width: 1200, height: 630 })
}
