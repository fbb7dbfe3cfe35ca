import { createEnv } from '@t3-oss/env-nextjs'
import { z } from 'zod'

export const env = createEnv({
  server: { CLERK_SECRET_KEY: z.string().min(1), CLERK_SIGNING_SECRET: z.string().min(1) },
  experimental__runtimeEnv: {},
})
