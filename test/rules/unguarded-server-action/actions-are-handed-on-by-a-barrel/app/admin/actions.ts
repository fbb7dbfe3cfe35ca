'use server'

import { banUser as ban, inviteUser } from '@/server/users'

// ruleid: unguarded-server-action
export { ban }
// ok: unguarded-server-action
export { inviteUser }
// ok: unguarded-server-action
export default inviteUser
