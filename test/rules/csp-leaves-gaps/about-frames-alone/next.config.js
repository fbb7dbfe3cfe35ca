const policy = `
  frame-ancestors 'self' https://portal.acme.example;
`

// ruleid: security-headers-missing
module.exports = {
  async headers() {
    return [
      {
        source: '/(.*)',
        headers: [
          // ok: csp-leaves-gaps
          { key: 'Content-Security-Policy', value: policy.replace(/\s{2,}/g, ' ').trim() },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        ],
      },
    ]
  },
}
