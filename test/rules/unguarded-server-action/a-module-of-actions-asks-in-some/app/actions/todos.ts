'use server'

import { auth, currentUser } from '@clerk/nextjs/server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { db } from '@/lib/db'

const todoSchema = z.object({ text: z.string().min(1) })

// ok: unguarded-server-action
export async function createTodo(formData: FormData) {
  const { userId } = await auth()
  if (!userId) throw new Error('You must be signed in')
  const { text } = todoSchema.parse(Object.fromEntries(formData))
  await db.todo.create({ data: { text, userId } })
  revalidatePath('/todos')
}

// ruleid: unguarded-server-action
export async function deleteTodo(id: string) {
  await db.todo.delete({ where: { id } })
  revalidatePath('/todos')
}

// ok: unguarded-server-action
export const toggleTodo = async (id: string, done: boolean) => {
  const user = await currentUser()
  if (!user?.id) redirect('/sign-in')
  // ruleid: input-unchecked
  await db.todo.update({ where: { id, userId: user.id }, data: { done } })
}

// The shape is checked, the caller is not.
// ruleid: unguarded-server-action
export const renameTodo = async (id: string, formData: FormData) => {
  const parsed = todoSchema.safeParse(Object.fromEntries(formData))
  if (!parsed.success) return { error: 'Invalid' }
  await db.todo.update({ where: { id }, data: parsed.data })
  return { error: null }
}

// A helper, exported, is an endpoint too: anybody names any user.
// ruleid: unguarded-server-action
export async function getUserByEmail(email: string) {
  return db.user.findFirst({ where: { email } })
}

// ok: unguarded-server-action
export async function clearTodos(_previous: { message: string }, _formData: FormData) {
  const { isAuthenticated } = await auth()
  if (!isAuthenticated) return { message: 'Sign in first' }
  await db.todo.deleteMany()
  return { message: 'Cleared' }
}

/** Not exported, so nobody can call it from outside. */
async function purge() {
  await db.todo.deleteMany({ where: { done: true } })
}

// ok: unguarded-server-action
export async function purgeDone() {
  await auth.protect({ role: 'org:admin' })
  await purge()
}
