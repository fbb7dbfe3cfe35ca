import type { MetadataRoute } from 'next'

// ok: unguarded-route-handler
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/' } }
}
