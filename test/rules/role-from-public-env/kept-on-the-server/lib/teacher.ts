// ok: role-from-public-env
export const isTeacher = (userId: string) => userId === process.env.TEACHER_ID

// ok: role-from-public-env
export const shown = process.env.NEXT_PUBLIC_SHOW_ADMIN_LINK === 'true'

// ok: role-from-public-env
export const href = process.env.NEXT_PUBLIC_ADMIN_URL ?? '/admin'
