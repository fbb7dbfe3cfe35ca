export async function verifyMagic(token: string) {
  const [iat = '0', sub = ''] = token.split('.')
  return { iat: Number(iat), sub }
}
