import type { Advisory, AffectedRange } from './advisory.ts'

/** A package with its affected ranges, each `from` (included) up to `fixed` (excluded). */
function lines(
  name: string,
  ...ranges: readonly (readonly [from: string, fixed: string])[]
): AffectedRange[] {
  return ranges.map(([from, fixed]) => ({ package: `@clerk/${name}`, range: `>=${from} <${fixed}`, fixed }))
}

/** Advisories of Clerk's packages for JavaScript. Within one severity, the worst stands first. */
export const CLERK_ADVISORIES: readonly Advisory[] = [
  {
    id: 'GHSA-q6w5-jg5q-47vg',
    aliases: ['CVE-2024-22206'],
    severity: 'critical',
    attack: 'Sends a crafted request that auth() and getAuth() take for another user, and acts as that user.',
    affected: lines('nextjs', ['4.7.0', '4.29.3']),
    source: 'https://clerk.com/changelog/2024-02-02',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-vqx2-fgx2-5wq9',
    aliases: ['CVE-2026-41248'],
    severity: 'critical',
    attack:
      'Writes a path with percent-encoding or doubled slashes that createRouteMatcher does not recognise but the router serves, and so walks past the middleware.',
    affected: [
      ...lines('nextjs', ['5.0.0', '5.7.6'], ['6.0.0-0', '6.39.2'], ['7.0.0', '7.2.1']),
      ...lines('nuxt', ['1.1.0', '1.13.28'], ['2.0.0', '2.2.2']),
      ...lines('astro', ['0.0.1', '1.5.7'], ['2.0.0', '2.17.10'], ['3.0.0', '3.0.15']),
      ...lines('shared', ['2.20.17', '2.22.1'], ['3.0.0', '3.47.4'], ['4.0.0', '4.8.1']),
    ],
    condition: { tells: 'route-matcher', says: 'createRouteMatcher decides what is protected' },
    source: 'https://osv.dev/GHSA-vqx2-fgx2-5wq9',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-9mp4-77wg-rwx9',
    aliases: ['CVE-2025-53548'],
    severity: 'high',
    attack:
      'Posts an event with a wrong signature that verifyWebhook accepts, and writes what it likes as Clerk.',
    affected: [
      ...lines('backend', ['2.0.0', '2.4.0']),
      ...lines('astro', ['2.9.0', '2.10.2']),
      ...lines('express', ['1.6.0', '1.7.4']),
      ...lines('fastify', ['2.3.0', '2.4.4']),
      // The changelog names no lower bound here: 6.21.0 is the first to depend on @clerk/backend 2.
      ...lines('nextjs', ['6.21.0', '6.23.3']),
    ],
    condition: { tells: 'source', pattern: /\bverifyWebhook\b/, says: 'the app calls verifyWebhook' },
    source: 'https://clerk.com/changelog/2025-07-09-cve-2025-53548',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-w24r-5266-9c3c',
    aliases: ['CVE-2026-42349'],
    severity: 'high',
    attack:
      'Signs in with an ordinary account and passes a check that asks for two things at once, such as a permission and a fresh sign-in, while meeting only one.',
    affected: [
      ...lines('nextjs', ['6.0.0', '6.39.3'], ['7.0.0', '7.2.4']),
      ...lines('backend', ['2.0.0', '2.33.3'], ['3.0.0', '3.2.14']),
      ...lines('express', ['0.1.0', '1.7.79'], ['2.0.0', '2.1.6']),
      ...lines('fastify', ['1.0.42', '2.6.31'], ['3.0.0', '3.1.16']),
      ...lines('hono', ['0.0.2', '0.1.16']),
      ...lines('astro', ['2.0.0', '2.17.11'], ['3.0.0', '3.0.18']),
      ...lines('nuxt', ['1.0.0', '1.13.29'], ['2.0.0', '2.2.5']),
      ...lines('react-router', ['0.0.1', '2.4.13'], ['3.0.0', '3.1.4']),
      ...lines('tanstack-react-start', ['0.0.1', '0.29.11'], ['1.0.0', '1.1.4']),
      ...lines('react', ['6.0.0', '6.4.3']),
      ...lines('clerk-react', ['5.9.0', '5.61.6']),
      ...lines('vue', ['1.0.0', '1.17.21'], ['2.0.0', '2.0.16']),
      ...lines('shared', ['3.0.0', '3.47.5'], ['4.0.0', '4.8.3']),
      ...lines('clerk-js', ['5.22.0', '5.125.10'], ['6.0.0', '6.7.5']),
      ...lines('clerk-expo', ['2.2.11', '2.19.36']),
      ...lines('expo', ['3.0.0', '3.2.2']),
      ...lines('chrome-extension', ['1.3.5', '2.9.15'], ['3.0.0', '3.1.15']),
    ],
    // One parameter alone was never affected, and neither was the callback form.
    condition: {
      tells: 'source',
      pattern:
        /\b(?:has|protect)\s*\(\s*\{[^}]{0,300}\b(?:role|permission|feature|plan|reverification|unauthorizedUrl|unauthenticatedUrl|token)\b[^}]{0,300},[^}]{0,300}\b(?:role|permission|feature|plan|reverification|unauthorizedUrl|unauthenticatedUrl|token)\b/,
      says: 'one has() or auth.protect() call asks for several things',
    },
    source: 'https://github.com/clerk/javascript/security/advisories/GHSA-w24r-5266-9c3c',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-gjxx-92w9-8v8f',
    aliases: ['CVE-2026-34076'],
    severity: 'high',
    attack:
      'Asks the Frontend API proxy for a path with a doubled slash and has it send the secret key to a server of its choice.',
    affected: [
      ...lines('backend', ['3.0.0', '3.2.3']),
      ...lines('express', ['2.0.0', '2.0.7']),
      ...lines('hono', ['0.1.0', '0.1.5']),
      ...lines('fastify', ['3.1.0', '3.1.5']),
    ],
    condition: {
      tells: 'source',
      pattern: /\b(?:frontendApiProxy|clerkFrontendApiProxy)\b/,
      says: 'the app switches on frontendApiProxy',
    },
    source: 'https://osv.dev/vulnerability/CVE-2026-34076',
    checked: '2026-11-23',
  },
]
