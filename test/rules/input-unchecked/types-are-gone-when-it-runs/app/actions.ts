'use server'

import { auth } from '@clerk/nextjs/server'
import { saveTask, type TaskInput } from '../lib/tasks'

export async function createTask(input: TaskInput) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  return saveTask(userId, input)
}

export async function copyTask(input: TaskInput) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  return saveTask(userId, { ...input, title: `Copy of ${input.title}` })
}
