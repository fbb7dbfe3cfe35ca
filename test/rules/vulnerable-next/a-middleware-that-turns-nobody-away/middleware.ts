import { clerkMiddleware } from '@clerk/nextjs/server'

// It only tells who calls; each page asks for itself, so there is nothing in it to walk past.
export default clerkMiddleware({ authorizedParties: ['https://notes.example.com'] })
