// ruleid: secret-under-public-prefix
export const signingSecret = import.meta.env.VITE_WEBHOOK_SIGNING_SECRET
// ruleid: secret-under-public-prefix
export const serviceRole = process.env['NEXT_PUBLIC_SUPABASE_SERVICE_ROLE_KEY']
// ok: secret-under-public-prefix
export const anon = import.meta.env.VITE_SUPABASE_ANON_KEY
