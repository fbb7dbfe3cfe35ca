const production = process.env.NODE_ENV === 'production'
const parent = process.env.PORTAL_ORIGIN

// ruleid: security-headers-missing
export default {
  headers: async () => [
    {
      source: '/(.*)',
      headers: [
        // ok: security-header-weakened
        { key: 'X-Frame-Options', value: production ? 'deny' : 'SameOrigin' },
        // ok: security-header-weakened
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        // ok: security-header-weakened
        { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains; preload' },
        // ok: security-header-weakened
        { key: 'Access-Control-Allow-Origin', value: parent },
        { key: 'Access-Control-Allow-Credentials', value: 'true' },
        // ok: security-header-weakened
        { key: 'X-XSS-Protection', value: '0' },
      ],
    },
  ],
}
