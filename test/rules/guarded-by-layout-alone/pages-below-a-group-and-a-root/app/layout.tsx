import { ClerkProvider } from '@clerk/nextjs'
import type { ReactNode } from 'react'

// ok: guarded-by-layout-alone
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <ClerkProvider>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
