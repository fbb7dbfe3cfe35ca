import { NextResponse } from 'next/server'
import { z } from 'zod'
import { allBookings, saveBooking } from '@/lib/store'

const bookingSchema = z.object({ room: z.string().max(40), from: z.iso.datetime() })

export async function GET() {
  return NextResponse.json(await allBookings())
}

export async function POST(request: Request) {
  const parsed = bookingSchema.safeParse(await request.json())
  if (!parsed.success) return NextResponse.json({ error: 'Bad booking' }, { status: 400 })

  const booking = { id: crypto.randomUUID(), ...parsed.data }
  await saveBooking(booking)
  return NextResponse.json(booking, { status: 201 })
}
