import { createEnv } from '@t3-oss/env-nextjs'
import { z } from 'zod'

export const env = createEnv({
  server: { CLERK_SECRET_KEY: z.string() },
  client: { NEXT_PUBLIC_MAP_KEY: z.string() },
  runtimeEnv: {
    // ok: server-module-in-client-bundle
    CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY,
    // ok: server-module-in-client-bundle
    NEXT_PUBLIC_MAP_KEY: process.env.NEXT_PUBLIC_MAP_KEY,
  },
})
