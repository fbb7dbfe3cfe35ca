import { FAMILIES_HELD_OUT } from './families-held-out.ts'
import { FAMILIES_TUNED } from './families-tuned.ts'
import type { Half } from './planted.ts'

/** Texts that look like keys of Clerk's and are none. */
export interface LookAlikes {
  name: string
  /** The file's name; each row has a folder of its own. */
  file: string
  texts: readonly string[]
  /** Keys of Stripe's, which are reported as Stripe's: only to take them for Clerk's is a mistake. */
  stripe?: true
}

export interface LookAlike {
  name: string
  half: Half
  file: string
  text: string
  stripe: boolean
}

export function lookAlikes(): LookAlike[] {
  return [...rows('tuned', FAMILIES_TUNED), ...rows('held-out', FAMILIES_HELD_OUT)]
}

function rows(half: Half, families: readonly LookAlikes[]): LookAlike[] {
  return families.flatMap(({ name, file, texts, stripe }) =>
    texts.map((text, index) => ({
      name: `${name}, ${index + 1}`,
      half,
      file,
      text: `${text}\n`,
      stripe: stripe === true,
    })),
  )
}
