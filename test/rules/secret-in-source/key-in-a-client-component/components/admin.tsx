'use client'

// ruleid: secret-in-source
const SECRET_KEY = 'sk_test_…'

export function listUsers() {
  return fetch('https://api.clerk.com/v1/users', { headers: { Authorization: `Bearer ${SECRET_KEY}` } })
}
