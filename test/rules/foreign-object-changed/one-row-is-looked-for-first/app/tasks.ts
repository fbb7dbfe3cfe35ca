'use server'

import { auth } from '@clerk/nextjs/server'
import { Project, Task } from '../lib/models'

async function caller() {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  return userId
}

export async function remove(id: string) {
  const ownerId = await caller()
  const task = await Task.findById(id).select('projectId').lean()
  if (!task) return
  const project = await Project.findOne({ _id: task.projectId, ownerId }).select('_id').lean()
  if (!project) return
  // ok: foreign-object-changed
  await Task.deleteOne({ _id: id })
}

export async function removeAny(id: string) {
  const ownerId = await caller()
  const projects = await Project.find({ ownerId }).select('_id').lean()
  if (!projects) return
  // ruleid: foreign-object-changed
  await Task.deleteOne({ _id: id })
}
