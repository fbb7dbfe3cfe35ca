import { auth } from '@clerk/nextjs/server'
import type { ReactNode } from 'react'

export default async function RootLayout({ children }: { children: ReactNode }) {
  // ruleid: unawaited-auth
  const isSignedIn = !!auth()
  return (
    <html lang="en">
      <body>
        <header>{isSignedIn ? 'Welcome back' : 'Welcome'}</header>
        {children}
      </body>
    </html>
  )
}
