import { createClerkClient } from '@clerk/backend'

// ruleid: secret-in-source
export const live = createClerkClient({ secretKey: 'sk_live_…' })

// ok: secret-in-source
export const configured = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

// ok: secret-in-source
export const publishableKey = 'pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk'
