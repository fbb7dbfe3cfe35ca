const policy = `
  default-src 'self';
  script-src 'self' 'unsafe-inline' https://challenges.cloudflare.com;
  img-src 'self' https://img.clerk.com data:;
  worker-src 'self' blob:;
  style-src 'self' 'unsafe-inline';
  frame-src https://challenges.cloudflare.com;
  base-uri 'self';
  frame-ancestors 'none';
`

module.exports = {
  async headers() {
    return [
      {
        source: '/(.*)',
        headers: [
          // ok: csp-shuts-out-clerk
          { key: 'Content-Security-Policy', value: policy.replace(/\s{2,}/g, ' ').trim() },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        ],
      },
    ]
  },
}
