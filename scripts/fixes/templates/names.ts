/** What `harden --template NAME` fits into an app. Plain data: help loads nothing else. */
export const TEMPLATES = [
  {
    name: 'middleware',
    says: 'deny by default, security headers and a policy of what may load, in the proxy or middleware',
  },
  { name: 'env', says: "Clerk's keys checked when the server starts, in a module for the server alone" },
  { name: 'api-route', says: 'a route that asks for a session, a permission, a rate and a valid body' },
  { name: 'server-action', says: 'an action that asks for the same' },
  { name: 'webhook', says: 'events of Clerk, verified, typed and each worked off once' },
  { name: 'reverification', says: 'an action that asks for a fresh factor, its button, no impersonators' },
  { name: 'rate-limit', says: 'a limiter on Upstash, in memory during development' },
  { name: 'gitignore', says: 'env files and keys kept out of git' },
  { name: 'env-example', says: 'the variables by name, without values' },
] as const

export type TemplateName = (typeof TEMPLATES)[number]['name']

/** For the reader of a mistyped name. */
export const TEMPLATE_NAMES = TEMPLATES.map(({ name }) => name)
