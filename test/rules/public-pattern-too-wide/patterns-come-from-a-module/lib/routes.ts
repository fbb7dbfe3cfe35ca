export const publicRoutes = [
  // ok: public-pattern-too-wide
  '/',
  // ruleid: public-pattern-too-wide
  '/api(.*)',
  // ok: public-pattern-too-wide
  '/sign-in(.*)',
]
