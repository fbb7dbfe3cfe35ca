// ok: webhook-without-verification
export { receiveSigned as POST } from '@/server/receive'
