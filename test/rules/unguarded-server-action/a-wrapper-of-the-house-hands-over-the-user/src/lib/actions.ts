import { auth } from '@clerk/nextjs/server'

type State = { error?: string; success?: boolean }

/** As templates write it: the validated action with the user. */
export function validatedActionWithUser<T>(
  schema: { safeParse: (data: unknown) => { success: boolean; data?: T } },
  action: (data: T, formData: FormData, userId: string) => Promise<State>,
) {
  return async (_previous: State, formData: FormData): Promise<State> => {
    const { userId } = await auth()
    if (!userId) throw new Error('User is not authenticated')
    const result = schema.safeParse(Object.fromEntries(formData))
    if (!result.success) return { error: 'Invalid input' }
    return action(result.data as T, formData, userId)
  }
}

/** Validates alone. */
export function validatedAction<T>(
  schema: { safeParse: (data: unknown) => { success: boolean; data?: T } },
  action: (data: T, formData: FormData) => Promise<State>,
) {
  return async (_previous: State, formData: FormData): Promise<State> => {
    const result = schema.safeParse(Object.fromEntries(formData))
    if (!result.success) return { error: 'Invalid input' }
    return action(result.data as T, formData)
  }
}

export async function authenticated<T>(work: (userId: string) => Promise<T>): Promise<T | { error: string }> {
  const { userId } = await auth()
  if (!userId) return { error: 'UNAUTHORIZED' }
  return work(userId)
}
