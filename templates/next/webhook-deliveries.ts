import { Redis } from '@upstash/redis'

/** Deliveries are repeated for some 28 hours: https://docs.svix.com/retries */
const KEPT_SECONDS = 3 * 24 * 60 * 60
/** How long the work may take; a process that died in it holds nobody up for longer. */
const LEASE_SECONDS = 60

type State = 'in progress' | 'done'

interface Store {
  get: (key: string) => Promise<State | null>
  set: (key: string, state: State, seconds: number) => Promise<unknown>
  /** True where there was nothing. */
  add: (key: string, state: State, seconds: number) => Promise<boolean>
  delete: (key: string) => Promise<unknown>
}

/**
 * Does the work of a message once, however often it is delivered.
 * @returns false where another delivery of it is being worked off: have it delivered again
 */
export async function once(messageId: string, work: () => Promise<void>, store = shared()): Promise<boolean> {
  const key = `webhook:${messageId}`
  if (!(await store.add(key, 'in progress', LEASE_SECONDS))) return (await store.get(key)) === 'done'
  try {
    await work()
  } catch (error) {
    await store.delete(key)
    throw error
  }
  await store.set(key, 'done', KEPT_SECONDS)
  return true
}

const memory = inMemory()

/** In production a store that all instances share; in development this process remembers by itself. */
function shared(): Store {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = process.env
  if (url && token) {
    const redis = new Redis({ url, token })
    return {
      get: key => redis.get<State>(key),
      set: (key, state, seconds) => redis.set(key, state, { ex: seconds }),
      add: async (key, state, seconds) => (await redis.set(key, state, { nx: true, ex: seconds })) === 'OK',
      delete: key => redis.del(key),
    }
  }
  if (process.env.NODE_ENV === 'production')
    throw new Error('UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN are not set')
  return memory
}

function inMemory(): Store {
  const states = new Map<string, State>()
  return {
    get: async key => states.get(key) ?? null,
    set: async (key, state) => states.set(key, state),
    add: async (key, state) => !states.has(key) && states.set(key, state).size > 0,
    delete: async key => states.delete(key),
  }
}
