import type { NextConfig } from 'next'

const config: NextConfig = {
  env: {
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
