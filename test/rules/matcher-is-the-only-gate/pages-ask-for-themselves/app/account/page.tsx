import { auth } from '@clerk/nextjs/server'

export default async function AccountPage() {
  await auth.protect()
  return <p>Yours</p>
}
