// ok: server-module-in-client-bundle
import { clerkClient } from '@clerk/nextjs/server'
import type { User } from '@clerk/backend'

export interface Person {
  id: string
  first: string
}

export const formatName = (person: Person) => person.first.trim()

export async function loadPerson(id: string): Promise<Person> {
  const user: User = await (await clerkClient()).users.getUser(id)
  return { id, first: user.firstName ?? '' }
}

async function key() {
  // ok: server-module-in-client-bundle
  return process.env.CLERK_SECRET_KEY
}

export { key, formatName as format }
