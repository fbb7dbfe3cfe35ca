import { createClerkClient } from '@clerk/nextjs/server'

export const clerk = createClerkClient({ secretKey: process.env.NEXT_PUBLIC_CLERK_SECRET_KEY })
