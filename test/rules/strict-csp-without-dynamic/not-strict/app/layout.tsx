import { ClerkProvider } from '@clerk/nextjs'

export default async function Layout({ children }: { children: React.ReactNode }) {
  return (
    // ok: strict-csp-without-dynamic
    <ClerkProvider>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
