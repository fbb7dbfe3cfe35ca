import type { NextConfig } from 'next'

const nextConfig: NextConfig = { reactStrictMode: true }

// ok: security-headers-missing
export default nextConfig
