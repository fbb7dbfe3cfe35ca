import { draftMode } from 'next/headers'
import { redirect } from 'next/navigation'

// Nothing happens without the secret, and nothing that matters with it.
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url)
  // ok: secret-checked-only-if-set
  if (process.env.PREVIEW_SECRET && searchParams.get('secret') !== process.env.PREVIEW_SECRET)
    return new Response(null, { status: 401 })
  redirect('/')
}
