import { currentUser, redirectToSignIn } from '@clerk/nextjs'

export default async function VaultLayout({ children, audit }) {
  const user = await currentUser()
  // ruleid: guarded-by-layout-alone
  if (!user) return redirectToSignIn()
  return (
    <div>
      {children}
      {audit}
    </div>
  )
}
