const policy = `
  default-src 'self' ${process.env.CLERK_HOST} https://challenges.cloudflare.com https://img.clerk.com blob: 'unsafe-inline';
  base-uri 'self';
  ${process.env.EMBEDDED ? '' : "frame-ancestors 'none';"}
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
