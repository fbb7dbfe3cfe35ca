/**
 * What the name of an environment variable says of its value. API keys and tokens in general are not secret by name:
 * many of them are made to be public.
 */

/** What bundlers write into code for the browser: Next, Nuxt, Expo, Create React App, Gatsby, Vite, Astro and SvelteKit. */
export const PUBLIC_PREFIX = /^(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|REACT_APP|GATSBY|VITE|PUBLIC)_/

const SECRET =
  /(?:^|_)(?:SECRET|SECRET_KEY|SECRET_TOKEN|SECRET_ACCESS_KEY|SIGNING_SECRET|PRIVATE_KEY|SERVICE_ROLE(?:_KEY)?|ENCRYPTION_KEY|(?:DATABASE|DB|POSTGRES|REDIS|MONGO(?:DB)?)_(?:URL|URI|PASSWORD))$/
const CLERK_SECRET = /(?:^|_)CLERK_(?:.*SECRET.*|API_KEY|ENCRYPTION_KEY)$/
/** Keys of services that give out no key for browsers. */
const SERVER_ONLY_KEY =
  /(?:^|_)(?:OPENAI|ANTHROPIC|RESEND|SENDGRID|TWILIO_AUTH|GITHUB|SLACK_BOT)_(?:API_KEY|KEY|TOKEN)$/

/** Does a variable's name say that its value must not be public? */
export function namesSecret(name: string): boolean {
  return SECRET.test(name) || CLERK_SECRET.test(name) || SERVER_ONLY_KEY.test(name)
}

export function namesClerkSecret(name: string): boolean {
  return CLERK_SECRET.test(name)
}
