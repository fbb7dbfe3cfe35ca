const policy = `
  default-src 'self';
`

// ruleid: security-headers-missing
module.exports = {
  async headers() {
    return [
      {
        source: '/(.*)',
        headers: [
          // ok: csp-shuts-out-clerk
          { key: 'Content-Security-Policy-Report-Only', value: policy.replace(/\s{2,}/g, ' ').trim() },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        ],
      },
    ]
  },
}
