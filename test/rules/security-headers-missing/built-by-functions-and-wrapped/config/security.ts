const CSP = 'Content-Security-Policy'

function policy(clerk: string) {
  return `
    default-src 'self';
    script-src 'self' 'unsafe-inline' ${clerk} https://challenges.cloudflare.com;
    frame-ancestors 'none';
  `.replace(/\s+/g, ' ')
}

export const securityHeaders = (clerk: string) => [
  { key: CSP, value: policy(clerk) },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
]
