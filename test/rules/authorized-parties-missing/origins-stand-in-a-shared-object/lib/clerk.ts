const ORIGINS = ['https://app.acme.example', 'https://acme.example']

export const clerkOptions = {
  signInUrl: '/sign-in',
  authorizedParties: ORIGINS,
}
