const policy = `
  default-src 'self';
  script-src 'self' 'unsafe-inline' https://clerk.acme.example https://challenges.cloudflare.com https://*.protect.clerk.com;
  connect-src 'self' https://clerk.acme.example https://*.protect.clerk.com:*;
  img-src 'self' https://img.clerk.com;
  worker-src 'self' blob:;
  style-src 'self' 'unsafe-inline';
  frame-src 'self' https://challenges.cloudflare.com https://*.protect.clerk.com;
  form-action 'self';
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
