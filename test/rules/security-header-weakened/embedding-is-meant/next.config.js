// ruleid: security-headers-missing
module.exports = {
  headers: async () => [
    {
      source: '/widget/:path*',
      headers: [
        // ok: security-header-weakened
        { key: 'X-Frame-Options', value: 'ALLOWALL' },
        // ok: security-header-weakened
        { key: 'Content-Security-Policy', value: 'frame-ancestors *' },
      ],
    },
  ],
}
