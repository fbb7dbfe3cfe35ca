import { serve } from 'inngest/next'
import { inngest, onUserCreated } from '@/lib/inngest'

// The service signs its calls.
// ok: unguarded-route-handler
export const { GET, POST, PUT } = serve({ client: inngest, functions: [onUserCreated] })
