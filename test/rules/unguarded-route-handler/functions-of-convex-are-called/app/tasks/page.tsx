import { preloadQuery } from 'convex/nextjs'
import { api } from '@/convex/_generated/api'
import { Tasks } from './tasks'

// ok: unguarded-page
export default async function Page() {
  return <Tasks preloaded={await preloadQuery(api.tasks.sendList, {})} />
}
