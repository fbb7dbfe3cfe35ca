import mongoose from 'mongoose'

let connected = false

export async function connectToDatabase() {
  mongoose.set('strictQuery', true)
  if (connected) return
  await mongoose.connect(process.env.MONGODB_URL ?? '')
  connected = true
}
