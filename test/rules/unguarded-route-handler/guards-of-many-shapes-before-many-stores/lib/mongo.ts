import mongoose, { Schema, model, models } from 'mongoose'

let connected: Promise<typeof mongoose> | null = null

export async function connectToDatabase() {
  connected ??= mongoose.connect(process.env.MONGODB_URI!)
  await connected
}

const taskSchema = new Schema({ name: String, owner: String })

export const Task = models.Task || model('Task', taskSchema)
