export const PUBLIC_PATHS = ['/', '/api/public/(.*)'] as const
