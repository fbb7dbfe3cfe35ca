'use client'

import { useAuth } from '@clerk/nextjs'

const API = process.env.NEXT_PUBLIC_API_URL

export function Upload() {
  const { getToken } = useAuth()
  async function start() {
    const token = await getToken()
    // ok: session-token-leaked
    console.log('signed in:', !!token)
    // ok: session-token-leaked
    if (!token) console.warn('no token')
    // ok: session-token-leaked
    await fetch(`${API}/upload`, { headers: { Authorization: `Bearer ${token}` } })
    // For another service, and good for nothing here.
    const theirs = await getToken({ template: 'supabase' })
    // ok: session-token-leaked
    console.log(theirs)
  }
  return <button onClick={start}>Upload</button>
}
