'use client'

// A comment may name NEXT_PUBLIC_CLERK_SECRET_KEY.
export async function loadUsers() {
  // ruleid: secret-under-public-prefix
  const key = process.env.NEXT_PUBLIC_CLERK_SECRET_KEY
  return fetch('https://api.clerk.com/v1/users', { headers: { Authorization: `Bearer ${key}` } })
}

// ok: secret-under-public-prefix
export const publishableKey = process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY
