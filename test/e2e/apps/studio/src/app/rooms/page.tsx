import { allBookings } from '@/lib/store'
import { closeRoomNow } from './actions'

export const dynamic = 'force-dynamic'

export default async function RoomsPage() {
  const bookings = await allBookings()
  return (
    <main>
      <ul>
        {bookings.map(booking => (
          <li key={booking.id}>
            {booking.room} from {booking.from}
          </li>
        ))}
      </ul>
      <form action={closeRoomNow}>
        <input name="room" />
        <button>Close</button>
      </form>
    </main>
  )
}
