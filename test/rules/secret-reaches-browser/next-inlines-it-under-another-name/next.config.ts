import type { NextConfig } from 'next'

// ruleid: secret-reaches-browser
const backend = process.env.CLERK_SECRET_KEY ?? ''

const config: NextConfig = {
  env: {
    backend,
    // ruleid: secret-reaches-browser
    BACKEND: process.env.CLERK_SECRET_KEY ?? '',
    // ok: secret-reaches-browser
    RELEASE: process.env.npm_package_version ?? '',
    // ok: secret-reaches-browser
    // ruleid: secret-under-public-prefix
    CLERK_WEBHOOK_SIGNING_SECRET: process.env.CLERK_WEBHOOK_SIGNING_SECRET ?? '',
  },
}

export default config
