export const isTeacher = (userId?: string | null) => {
  // ruleid: role-from-public-env
  return userId === process.env.NEXT_PUBLIC_TEACHER_ID
}

const admins = (email: string) =>
  // ruleid: role-from-public-env
  (process.env.NEXT_PUBLIC_ADMIN_EMAILS ?? '').split(',').includes(email)

export const isAdmin = admins
