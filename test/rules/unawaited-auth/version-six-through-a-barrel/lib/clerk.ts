export { auth as clerkAuth, currentUser } from '@clerk/nextjs/server'
