// ok: server-module-in-client-bundle
import { getAuth } from '@clerk/react-router/server'
import type { Route } from './+types/home'

export async function loader(args: Route.LoaderArgs) {
  const { userId } = await getAuth(args)
  return { userId }
}

export default function Home({ loaderData }: Route.ComponentProps) {
  return <p>{loaderData.userId}</p>
}
