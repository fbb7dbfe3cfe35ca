// ruleid: secret-under-public-prefix
export const openAi = { apiKey: process.env.EXPO_PUBLIC_OPENAI_API_KEY }
// ruleid: secret-under-public-prefix
export const database = process.env['NEXT_PUBLIC_DATABASE_URL']
// ruleid: secret-under-public-prefix
export const storage = { secretAccessKey: import.meta.env.VITE_S3_SECRET_ACCESS_KEY }
// ok: secret-under-public-prefix
export const maps = { apiKey: process.env.NEXT_PUBLIC_GOOGLE_MAPS_API_KEY }
// ok: secret-under-public-prefix
export const api = process.env.NEXT_PUBLIC_API_URL
// ok: secret-under-public-prefix
export const analytics = import.meta.env.VITE_POSTHOG_KEY
