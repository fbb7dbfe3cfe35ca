// ruleid: security-headers-missing
export default {
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Frame-Options', value: 'DENY' },
        // ruleid: security-header-weakened
        { key: 'Content-Security-Policy', value: 'frame-ancestors *' },
      ],
    },
  ],
}
