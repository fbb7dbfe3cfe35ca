import { createHmac } from 'node:crypto'
// ok: server-module-in-client-bundle
import 'server-only'

export const keyed = (text: string, key = '') => createHmac('sha256', key).update(text).digest('hex')
