import { getAuth } from 'firebase/auth'
import { app } from './app'

// ok: unawaited-auth
export const auth = () => getAuth(app)
