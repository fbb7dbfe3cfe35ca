import { z } from 'zod'

export const env = z.object({ SESSION_SECRET: z.string().min(32) }).parse({
  // ok: env-variable-undeclared
  SESSION_SECRET: process.env.SESSION_SECRET,
})
// ok: env-variable-undeclared
export const jobs = process.env.JOBS_SECRET ?? crypto.randomUUID()
// ok: env-variable-undeclared
export const mail = process.env.MAIL_API_KEY
