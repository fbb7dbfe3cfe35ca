import { join } from 'node:path'
import type { NextConfig } from 'next'

const nextConfig: NextConfig = {
  transpilePackages: ['@acme/data'],
  turbopack: { root: join(import.meta.dirname, '../..') },
}

export default nextConfig
