import { verifyToken } from '@acme/tokens'
import { useAuth } from '@clerk/nextjs'

// Another library's function of the same name.
// ok: authorized-parties-missing
export const check = (token: string) => verifyToken(token, { secret: 'x' })
export const hook = useAuth
