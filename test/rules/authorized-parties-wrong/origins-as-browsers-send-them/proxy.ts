import { clerkMiddleware } from '@clerk/nextjs/server'

const fromPreview = process.env.VERCEL_URL ? [`https://${process.env.VERCEL_URL}`] : []

export default clerkMiddleware({
  // ok: authorized-parties-wrong
  authorizedParties: [
    'https://app.acme.example',
    'http://localhost:3000',
    'chrome-extension://abcdefghijklmnop',
    process.env.NEXT_PUBLIC_APP_URL!,
    ...fromPreview,
  ],
})
