const policy = { directives: { 'base-uri': ["'self'"], 'frame-ancestors': ["'none'"] } }

export const options = {
  authorizedParties: ['https://app.acme.example'],
  contentSecurityPolicy: { strict: true, ...policy },
}
