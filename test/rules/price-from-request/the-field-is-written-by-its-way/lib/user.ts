import { model, models, Schema } from 'mongoose'

const userSchema = new Schema({ clerkId: String, subscription: { tier: String, since: Date } })

export const User = models.User ?? model('User', userSchema)
