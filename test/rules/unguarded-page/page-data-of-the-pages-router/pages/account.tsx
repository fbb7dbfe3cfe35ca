// `getInitialProps` runs in the browser too, so what it imports is bundled for it.
// ruleid: server-module-in-client-bundle
import { getAuth } from '@clerk/nextjs/server'
import type { NextPageContext } from 'next'
import { db } from '../lib/db'

// ok: unguarded-page
export default function Account({ plan }: { plan: string }) {
  return <p>{plan}</p>
}

Account.getInitialProps = async ({ req, res }: NextPageContext) => {
  const { userId } = getAuth(req!)
  if (!userId) {
    res?.writeHead(302, { Location: '/sign-in' }).end()
    return { plan: '' }
  }
  const account = await db.account.update({ where: { userId }, data: { seenAt: new Date() } })
  return { plan: account.plan }
}
