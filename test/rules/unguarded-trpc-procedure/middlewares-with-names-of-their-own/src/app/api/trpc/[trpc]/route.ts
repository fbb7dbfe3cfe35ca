// ok: unguarded-route-handler
export { answer as GET, answer as POST } from '@/server/answer'
