import { redirect } from 'next/navigation'

// ok: unguarded-route-handler
export async function GET() {
  redirect('/')
}
