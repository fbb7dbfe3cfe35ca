export default defineNuxtConfig({
  modules: ['@clerk/nuxt'],
  clerk: {
    // ok: secret-reaches-browser
    publishableKey: process.env.NUXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
    // ruleid: secret-reaches-browser
    secretKey: process.env.NUXT_CLERK_SECRET_KEY,
  },
  runtimeConfig: {
    // ok: secret-reaches-browser
    clerk: { secretKey: process.env.NUXT_CLERK_SECRET_KEY },
    public: {
      // ruleid: secret-reaches-browser
      hook: process.env.CLERK_WEBHOOK_SIGNING_SECRET,
      // ok: secret-reaches-browser
      site: process.env.SITE_URL,
    },
  },
})
