export { auth } from '@clerk/nextjs/server'
