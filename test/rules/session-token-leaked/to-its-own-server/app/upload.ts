'use client'

import { useAuth } from '@clerk/nextjs'

export function useUpload() {
  const { getToken } = useAuth()
  return async (file: File) => {
    // ok: session-token-leaked
    const token = await getToken()
    return fetch('/api/files', { method: 'POST', body: file, headers: { Authorization: `Bearer ${token}` } })
  }
}
