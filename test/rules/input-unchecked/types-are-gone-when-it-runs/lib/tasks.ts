import { db } from './db'

export interface TaskInput {
  title: string
  priority: 'low' | 'high'
}

/** Two actions come here: one mistake, told once. */
export async function saveTask(userId: string, task: TaskInput) {
  // ruleid: input-unchecked
  return db.task.create({ data: { userId, title: task.title, priority: task.priority } })
}
