/** Words of names under which callers send what proves who they are. */
const PROVES =
  /^(authorization|auth|token|key|apikey|secret|signature|hmac|cron|cookie|password|credential|bearer|jwt|sid)$/
/** Names that end in these choose, and prove nothing. */
const CHOOSES = /^(id|user|name|email|tenant|org|team|author|locale)$/

/** Is a credential sent under this name? Told by its words: `x-api-key`, not `x-author-id`. */
export function carriesCredential(name: string): boolean {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_.\s]+/)
  return words.some(word => PROVES.test(word)) && !CHOOSES.test(words.at(-1) ?? '')
}

const CAPABILITY =
  /^(secret|api_?key|invit(e|ation)_?code|(magic|login|reset|access|activation|confirmation|unsubscribe)_?(link_?)?(key|hash)|((access|session|refresh|verif[a-z]*|reset|invit[a-z]*|unsubscribe|confirm[a-z]*|magic|login|share|public|edit|manage|delete|cancel|activation|auth|api|bearer|one_?time|email|password|download|upload|preview|guest|booking|order|check_?in|rsvp|hashed)_?(link_?)?)?token(_?(hash|key|value|confirm[a-z]*|public|invite|reset|access|unsubscribe|verif[a-z]*))?)$/i

/**
 * Does a field of this name hold what was sent to one person (`inviteToken`, `magicKey`)? Whoever sends it back holds it.
 * Codes that are short enough to be typed are not among them, since they can be guessed; the code of an invitation is.
 * @param about the query, or its table
 */
export function isCapability(name: string, about = ''): boolean {
  return CAPABILITY.test(name) || (name === 'code' && /invit/i.test(about))
}
