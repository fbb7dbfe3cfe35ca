/** Whom to write to, and no more. */
// ok: role-from-public-env
export const address = `mailto:${process.env.NEXT_PUBLIC_ADMIN_EMAIL}`
