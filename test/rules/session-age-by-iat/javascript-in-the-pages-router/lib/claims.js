/** Other claims are compared with the clock too. */
export function trialIsOver(sessionClaims) {
  const ends = sessionClaims.metadata.trialEnds
  // ok: session-age-by-iat
  return Date.now() > ends
}
