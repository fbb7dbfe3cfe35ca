export function isAllowed(given: string | null) {
  const { SYNC_TOKEN } = process.env
  // ok: secret-checked-only-if-set
  return Boolean(SYNC_TOKEN) && given === SYNC_TOKEN
}
