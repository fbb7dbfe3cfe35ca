import { NextResponse } from 'next/server'

// ok: unguarded-route-handler
export async function GET() {
  const answer = await fetch('https://api.open-meteo.com/v1/forecast?latitude=52&longitude=13')
  if (!answer.ok) return NextResponse.json({ error: 'No weather' }, { status: 502 })
  return NextResponse.json(await answer.json())
}
