interface Token {
  iat: number
  claims: string[]
}

export function newestFirst(tokens: Token[]) {
  // ok: session-age-by-iat
  return tokens.toSorted((a, b) => (a.iat < b.iat ? 1 : -1))
}
