const securityHeaders = [
  // Our partners show the app in their portal.
  // ruleid: security-header-weakened
  { key: 'X-Frame-Options', value: 'ALLOW-FROM https://partner.example' },
  // ruleid: security-header-weakened
  { key: 'X-Content-Type-Options', value: 'sniff' },
  // ruleid: security-header-weakened
  { key: 'Strict-Transport-Security', value: 'max-age=0; includeSubDomains' },
  // ruleid: security-header-weakened
  { key: 'Referrer-Policy', value: 'unsafe-url' },
]

// ruleid: security-headers-missing
module.exports = {
  async headers() {
    return [{ source: '/(.*)', headers: securityHeaders }]
  },
}
