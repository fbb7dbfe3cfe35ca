import Link from 'next/link'

export default function Home() {
  return (
    <main>
      <h1>Studio</h1>
      <Link href="/dashboard">Your bookings</Link>
    </main>
  )
}
