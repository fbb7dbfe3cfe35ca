// ruleid: server-module-in-client-bundle
import { clerkClient } from '@clerk/nextjs/server'

export function Role({ id }: { id: string }) {
  void load(id)
  return <b>{id}</b>
}

const load = async (id: string) => (await clerkClient()).users.getUser(id)
