'use client'

import { useAuth } from '@clerk/nextjs'

export function Upload() {
  const { getToken } = useAuth()
  async function start() {
    const token = await getToken()
    // ruleid: session-token-leaked
    console.log('token', token)
    // ruleid: session-token-leaked
    localStorage.setItem('auth', JSON.stringify({ token }))
    // ruleid: session-token-leaked
    document.cookie = `token=${token}; path=/`
    // ruleid: session-token-leaked
    await fetch(`/api/upload?token=${token}`)
  }
  return <button onClick={start}>Upload</button>
}
