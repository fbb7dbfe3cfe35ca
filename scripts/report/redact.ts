import { redact as redactKnown } from '../core/secret.ts'

/**
 * The last net before anything is printed. It needs no word boundary in front of the prefix (a key may be
 * glued to the `n` of an escaped line break) and takes bodies that are too short or too odd to be real:
 * printing less costs nothing.
 */
const GLUED = /((?:sk|rk)_(?:test|live)_)(\w{4})\w{4,}|(whsec_)([\w+/-]{4})[\w+/=-]{4,}/g
const GLUED_MACHINE_KEY = /((?:ak|mt|oat)_)([A-Za-z0-9]{4})[A-Za-z0-9]{20,}/g
/** It has no prefix of its own, so the name in front of it must tell. */
const ENCRYPTION_KEY = /(CLERK_ENCRYPTION_KEY["'`]?\s{0,8}[:=]\s{0,8}["'`]?)([^\s"'`…]{4})[^\s"'`…]+/g

/**
 * The text with every secret cut to its kind and four characters (`sk_live_abcd…`). Publishable keys stay,
 * since they are public. Doing it twice changes nothing more.
 */
export function redact(text: string): string {
  return redactKnown(text)
    .replace(GLUED, '$1$2$3$4…')
    .replace(GLUED_MACHINE_KEY, '$1$2…')
    .replace(ENCRYPTION_KEY, '$1$2…')
}
