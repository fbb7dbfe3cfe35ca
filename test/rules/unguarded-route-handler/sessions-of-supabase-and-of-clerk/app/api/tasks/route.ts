import { createClient } from '@/lib/supabase/server'

// ok: unguarded-route-handler
export async function POST(request: Request) {
  const supabase = await createClient()
  const {
    data: { user },
  } = await supabase.auth.getUser()
  if (!user) return new Response('Unauthorized', { status: 401 })
  const { error } = await supabase.from('tasks').insert(await request.json())
  return Response.json({ error })
}

// ok: unguarded-route-handler
export async function DELETE() {
  const supabase = await createClient()
  const { data } = await supabase.auth.getClaims()
  if (!data?.claims) return new Response('Unauthorized', { status: 401 })
  const { error } = await supabase.from('tasks').delete().eq('user_id', data.claims.sub)
  return Response.json({ error })
}
