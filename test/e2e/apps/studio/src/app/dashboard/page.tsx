import { auth } from '@clerk/nextjs/server'
import { allBookings } from '@/lib/store'

export default async function Dashboard() {
  const { userId } = await auth()
  const mine = (await allBookings()).filter(booking => booking.ownerId === userId)
  return <p>{mine.length} bookings</p>
}
