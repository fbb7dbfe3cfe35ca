'use server'

import { auth } from '@clerk/nextjs/server'

export async function settings() {
  await auth.protect()
  // ruleid: secret-reaches-browser
  return { endpoint: 'https://reports.example.com', token: process.env.REPORT_SECRET_KEY }
}

export const isReady = async () => {
  await auth.protect()
  // ok: secret-reaches-browser
  return { ready: process.env.REPORT_SECRET_KEY !== undefined }
}

function headers() {
  // ok: secret-reaches-browser
  return { authorization: process.env.REPORT_SECRET_KEY ?? '' }
}

export async function report() {
  await auth.protect()
  const answer = await fetch('https://reports.example.com', { headers: headers() })
  // ok: secret-reaches-browser
  return answer.json()
}
