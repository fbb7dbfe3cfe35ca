/** @type {import('next').NextConfig} */
const nextConfig = { skipTrailingSlashRedirect: true }

export default nextConfig
