// ok: server-module-in-client-bundle
import { clerkClient } from '@clerk/nextjs/server'

export const countUsers = async () => (await clerkClient()).users.getCount()
