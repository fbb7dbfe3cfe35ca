import { createClerkSupabase } from '@/lib/supabase/server'

// The policies of the database are no part of the source: this ought to be a question.
// todook: unguarded-route-handler
export async function POST(request: Request) {
  // ruleid: input-unchecked
  const { data, error } = await createClerkSupabase()
    .from('notes')
    .insert(await request.json())
    .select()
  return Response.json({ data, error })
}
