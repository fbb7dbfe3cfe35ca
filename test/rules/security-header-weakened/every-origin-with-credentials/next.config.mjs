// ruleid: security-headers-missing
export default {
  async headers() {
    return [
      {
        source: '/api/:path*',
        headers: [
          { key: 'Access-Control-Allow-Credentials', value: 'true' },
          // ruleid: security-header-weakened
          { key: 'Access-Control-Allow-Origin', value: '*' },
          { key: 'Access-Control-Allow-Methods', value: 'GET,POST,PUT,DELETE' },
        ],
      },
      {
        source: '/feed.xml',
        headers: [
          // ok: security-header-weakened
          { key: 'Access-Control-Allow-Origin', value: '*' },
        ],
      },
    ]
  },
}
