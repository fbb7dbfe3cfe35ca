// ok: env-variable-undeclared
export const jobs = process.env.JOBS_SECRET
