import { currentUser } from '@clerk/nextjs/server'
import { Form } from './form'

export default async function Settings() {
  const user = await currentUser()
  if (!user) return null
  const plain = JSON.parse(JSON.stringify(user))
  // ruleid: user-sent-whole
  return <Form user={plain} />
}
