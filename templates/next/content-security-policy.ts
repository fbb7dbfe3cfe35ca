/**
 * What the middleware adds to Clerk's own policy, which names Clerk's hosts and lacks the first three. Hosts that
 * the app itself loads from (images, fonts, an API) go in here, by directive: what is not named is blocked.
 * https://clerk.com/docs/guides/secure/best-practices/csp-headers
 */
export const contentSecurityPolicy = {
  directives: {
    'object-src': ['none'],
    'base-uri': ['self'],
    'frame-ancestors': ['none'],
    'form-action': ['self'],
    'font-src': ['self', 'data:'],
    'img-src': ['data:', 'blob:'],
  },
}
