import mongoose from 'mongoose'

const userSchema = new mongoose.Schema({ clerkId: String, credits: Number })

export const User = mongoose.models?.User || mongoose.model('User', userSchema)
