import { ClerkProvider } from '@clerk/nextjs'

export default async function Layout({ children }: { children: React.ReactNode }) {
  return (
    // ruleid: strict-csp-without-dynamic
    <ClerkProvider>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
