// ok: env-variable-undeclared
export const clerk = process.env.CLERK_SECRET_KEY
// ruleid: env-variable-undeclared
export const jobs = process.env.JOBS_SECRET
// ok: env-variable-undeclared
export const again = process.env.JOBS_SECRET
// ok: env-variable-undeclared
export const region = process.env.AWS_SECRET_KEY
