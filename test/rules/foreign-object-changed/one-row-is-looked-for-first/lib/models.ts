import { model, models, Schema } from 'mongoose'

const project = new Schema({ ownerId: String, inviteCode: String, members: [{ id: String }] })
const task = new Schema({ projectId: String, title: String, done: Boolean })

export const Project = models.Project ?? model('Project', project)
export const Task = models.Task ?? model('Task', task)
