import { auth } from '@clerk/nextjs/server'
import { supabaseAdmin } from '@/lib/supabase'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: input-unchecked
  const { data, error } = await supabaseAdmin
    .from('tasks')
    .insert(await request.json())
    .select()
    .single()
  if (error) return Response.json({ error: error.message }, { status: 500 })
  return Response.json(data)
}

// ok: unguarded-route-handler
export async function GET() {
  const { userId } = await auth()
  if (!userId) return Response.json([], { status: 401 })
  const { data } = await supabaseAdmin.from('tasks').select('*')
  return Response.json(data)
}
