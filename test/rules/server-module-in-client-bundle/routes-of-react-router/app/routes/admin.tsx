// ruleid: server-module-in-client-bundle
import { clerkClient } from '@clerk/react-router/server'

export default function Admin() {
  return <button onClick={() => clerkClient({} as never).users.getCount()}>Count</button>
}
