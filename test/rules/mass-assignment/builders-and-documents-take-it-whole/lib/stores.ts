import { createClient } from '@supabase/supabase-js'
import mongoose from 'mongoose'

export const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)
export const Post = mongoose.models.Post ?? mongoose.model('Post', new mongoose.Schema({ title: String, owner: String }))
