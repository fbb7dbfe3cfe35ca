import type { NextConfig } from 'next'

const config: NextConfig = {
  async rewrites() {
    return {
      beforeFiles: [{ source: '/v2/:path*', destination: '/api/:path*' }],
      // A route of that name is there, and routes come first.
      afterFiles: [{ source: '/health', destination: '/api/internal/health' }],
      fallback: [{ source: '/docs/:path*', destination: 'https://docs.example.com/:path*' }],
    }
  },
}

export default config
