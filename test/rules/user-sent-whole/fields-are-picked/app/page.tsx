import { currentUser } from '@clerk/nextjs/server'
import { Form } from './form'
import { Card } from './card'

export default async function Home() {
  const user = await currentUser()
  if (!user) return null
  return (
    <main>
      {/* ok: user-sent-whole */}
      <Form user={{ id: user.id, name: user.firstName }} />
      {/* A server component may have it. */}
      {/* ok: user-sent-whole */}
      <Card user={user} />
    </main>
  )
}
