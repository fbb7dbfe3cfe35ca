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
