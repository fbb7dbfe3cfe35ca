const policy = `
  script-src 'self' 'unsafe-inline' https://clerk.acme.example https://challenges.cloudflare.com;
  worker-src blob:;
  frame-ancestors 'self';
`

module.exports = {
  async headers() {
    return [
      {
        source: '/(.*)',
        headers: [
          // ruleid: csp-leaves-gaps
          { key: 'Content-Security-Policy', value: policy.replace(/\s{2,}/g, ' ').trim() },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        ],
      },
    ]
  },
}
