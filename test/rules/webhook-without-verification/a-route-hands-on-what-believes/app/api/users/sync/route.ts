// ruleid: webhook-without-verification
export { receive as POST } from '@/server/receive'
