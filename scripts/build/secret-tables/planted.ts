import { KEY_KINDS, madeKey } from './made-keys.ts'
import type { KeyKind } from './made-keys.ts'
import { PLACES_HELD_OUT } from './places-held-out.ts'
import { PLACES_TUNED } from './places-tuned.ts'

/** A way in which a key comes to stand in a repository. */
export interface KeyPlace {
  name: string
  /** The file's name; each row has a folder of its own. */
  file: string
  /** `variable` is what the kind of key is called, `key` the key itself. */
  text: (variable: string, key: string) => string
  /** Kinds that nobody puts there; a key without a prefix is found by its variable alone. */
  without?: readonly KeyKind[]
}

export type Half = 'tuned' | 'held-out'

/** One key in one place. */
export interface PlantedKey {
  name: string
  half: Half
  file: string
  text: string
}

const VARIABLES: Record<KeyKind, string> = {
  sk_test: 'CLERK_SECRET_KEY',
  sk_live: 'CLERK_SECRET_KEY',
  whsec: 'CLERK_WEBHOOK_SIGNING_SECRET',
  ak: 'CLERK_MACHINE_SECRET_KEY',
  mt: 'CLERK_M2M_TOKEN',
  oat: 'CLERK_OAUTH_TOKEN',
  'encryption-key': 'CLERK_ENCRYPTION_KEY',
  'jwt-signing-key': 'CLERK_JWT_TEMPLATE_SIGNING_KEY',
}

/** Every kind of key in every place where it may stand. The held-out half was written before the detector was tuned. */
export function plantedKeys(): PlantedKey[] {
  return [...rows('tuned', PLACES_TUNED), ...rows('held-out', PLACES_HELD_OUT)]
}

function rows(half: Half, places: readonly KeyPlace[]): PlantedKey[] {
  return places.flatMap(place =>
    KEY_KINDS.filter(kind => place.without?.includes(kind) !== true).map(kind => {
      const name = `${kind} in ${place.name}`
      return { name, half, file: place.file, text: place.text(VARIABLES[kind], madeKey(kind, name)) }
    }),
  )
}
