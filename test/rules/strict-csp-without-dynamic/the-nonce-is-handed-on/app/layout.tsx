import { ClerkProvider } from '@clerk/nextjs'
import { headers } from 'next/headers'
export default async function Layout({ children }: { children: React.ReactNode }) {
  return (
    // ok: strict-csp-without-dynamic
    <ClerkProvider nonce={(await headers()).get('x-nonce') ?? undefined}>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
