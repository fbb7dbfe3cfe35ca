import mongoose, { Schema } from 'mongoose'

const orderSchema = new Schema({ userId: { type: String, required: true }, total: Number })

export const Order = mongoose.models.Order ?? mongoose.model('Order', orderSchema)
