import type { Advisory, AffectedRange, Condition } from './advisory.ts'

/** Affected ranges of `next`, each `from` (included) up to `fixed` (excluded). */
function lines(...ranges: readonly (readonly [from: string, fixed: string])[]): AffectedRange[] {
  return ranges.map(([from, fixed]) => ({ package: 'next', range: `>=${from} <${fixed}`, fixed }))
}

const APP_ROUTER: Condition = {
  tells: 'path',
  pattern: /(?:^|\/)app\/(?:.*\/)?(?:page|route|layout)\.[cm]?[jt]sx?$/,
  says: 'the app uses the App Router',
}

const MIDDLEWARE: Condition = {
  tells: 'path',
  pattern: /(?:^|\/)(?:middleware|proxy)\.[cm]?[jt]sx?$/,
  says: 'a middleware decides who gets in',
}

/**
 * Advisories of Next.js that reach an app's authorisation, its secrets or its server; caches and
 * development servers are left out. Within one severity, the worst stands first. Next 13 and 14 are at
 * the end of their life: what was found from May 2026 on has no fix there.
 */
export const NEXT_ADVISORIES: readonly Advisory[] = [
  {
    id: 'GHSA-9qr9-h5gf-34mp',
    aliases: ['CVE-2025-66478', 'CVE-2025-55182'],
    severity: 'critical',
    attack:
      'Sends one crafted request to any page of the App Router and runs code on the server (React2Shell).',
    affected: lines(
      ['14.3.0-canary.77', '15.0.5'],
      ['15.1.0-0', '15.1.9'],
      ['15.2.0-0', '15.2.6'],
      ['15.3.0-0', '15.3.6'],
      ['15.4.0-0', '15.4.8'],
      ['15.5.0-0', '15.5.7'],
      ['16.0.0-0', '16.0.7'],
    ),
    condition: APP_ROUTER,
    source: 'https://nextjs.org/blog/CVE-2025-66478',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-f82v-jwr5-mffw',
    aliases: ['CVE-2025-29927'],
    severity: 'critical',
    attack:
      'Adds one header, x-middleware-subrequest, and the server skips the middleware (self-hosted apps).',
    affected: lines(
      ['11.1.4', '12.3.5'],
      ['13.0.0', '13.5.9'],
      ['14.0.0', '14.2.25'],
      ['15.0.0-0', '15.2.3'],
    ),
    condition: MIDDLEWARE,
    source: 'https://github.com/advisories/GHSA-f82v-jwr5-mffw',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-p293-qw3h-jr36',
    aliases: ['CVE-2026-75604'],
    severity: 'critical',
    attack:
      'Sends encoded backslashes to a server on Windows, reads its build files and from there runs code.',
    affected: lines(['13.4.0', '15.5.24'], ['16.0.0-0', '16.3.3']),
    condition: { tells: 'hosting', says: 'the server runs on Windows' },
    source: 'https://github.com/vercel/next.js/security/advisories/GHSA-p293-qw3h-jr36',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-2xp9-vwfh-vxw4',
    aliases: [],
    severity: 'critical',
    attack: 'Has the image optimizer decode a crafted AVIF image and runs code on the server.',
    affected: lines(['16.0.0-0', '16.3.3']),
    condition: { tells: 'hosting', says: 'images from strangers reach the image optimizer' },
    source: 'https://github.com/vercel/next.js/security/advisories/GHSA-2xp9-vwfh-vxw4',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-7gfc-8cq8-jh5f',
    aliases: ['CVE-2024-51479'],
    severity: 'high',
    attack: 'Opens pages directly under the root although the middleware decides by their path.',
    affected: lines(['9.5.5', '14.2.15']),
    condition: MIDDLEWARE,
    source: 'https://github.com/advisories/GHSA-7gfc-8cq8-jh5f',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-492v-c6pp-mqqv',
    aliases: ['CVE-2026-44574'],
    severity: 'high',
    attack:
      'Injects the parameters of a dynamic route, so that the middleware judges another path than the one served.',
    affected: lines(['15.4.0', '15.5.16'], ['16.0.0-0', '16.2.5']),
    condition: MIDDLEWARE,
    source: 'https://github.com/vercel/next.js/security/advisories/GHSA-492v-c6pp-mqqv',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-26hh-7cqf-hhc6',
    aliases: ['CVE-2026-45109'],
    severity: 'high',
    attack:
      'Asks for a page by its segment-prefetch path under Turbopack, which the middleware does not match.',
    affected: lines(['15.2.0', '15.5.18'], ['16.0.0-0', '16.2.6']),
    condition: MIDDLEWARE,
    source: 'https://github.com/advisories/GHSA-26hh-7cqf-hhc6',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-267c-6grr-h53f',
    aliases: ['CVE-2026-44575'],
    severity: 'high',
    attack:
      'Asks for a page by its segment-prefetch path, which the middleware does not match, and reads what it shows.',
    affected: lines(['15.2.0', '15.5.16'], ['16.0.0-0', '16.2.5']),
    condition: MIDDLEWARE,
    source: 'https://github.com/vercel/next.js/security/advisories/GHSA-267c-6grr-h53f',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-36qx-fr4f-26g5',
    aliases: ['CVE-2026-44573'],
    severity: 'high',
    attack:
      'Reads the data of a page under pages/ without its locale prefix, where the middleware does not run.',
    affected: lines(['12.2.0', '15.5.16'], ['16.0.0-0', '16.2.5']),
    condition: { tells: 'source', pattern: /\bi18n\s*:\s*\{/, says: 'pages/ is served with i18n' },
    source: 'https://github.com/vercel/next.js/security/advisories/GHSA-36qx-fr4f-26g5',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-c4j6-fc7j-m34r',
    aliases: ['CVE-2026-44578'],
    severity: 'high',
    attack: 'Sends a crafted WebSocket upgrade and has a self-hosted server fetch from inside its network.',
    affected: lines(['13.4.13', '15.5.16'], ['16.0.0-0', '16.2.5']),
    condition: { tells: 'hosting', says: 'the app is self-hosted with the built-in server' },
    source: 'https://github.com/vercel/next.js/security/advisories/GHSA-c4j6-fc7j-m34r',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-p9j2-gv94-2wf4',
    aliases: ['CVE-2026-64645'],
    severity: 'high',
    attack: 'Chooses the host that a rewrite sends the request to and reaches servers inside the network.',
    // Only this line is confirmed; the advisory may reach further back.
    affected: lines(['16.0.0', '16.2.11']),
    condition: {
      tells: 'source',
      pattern: /\brewrites?\s*[(:]/,
      says: 'the app rewrites requests to other hosts',
    },
    source: 'https://github.com/advisories/GHSA-p9j2-gv94-2wf4',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-m99w-x7hq-7vfj',
    aliases: ['CVE-2026-64641'],
    severity: 'high',
    attack: 'Sends crafted requests to an app with Server Actions and keeps its server busy.',
    affected: lines(['13.0.0', '15.5.21'], ['16.0.0-0', '16.2.11']),
    condition: { tells: 'source', pattern: /['"]use server['"]/, says: 'the app has Server Actions' },
    source: 'https://nvd.nist.gov/vuln/detail/CVE-2026-64641',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-q4gf-8mx6-v5v3',
    aliases: ['CVE-2026-23869'],
    severity: 'high',
    attack: 'Sends a crafted request to a Server Function and keeps the server busy.',
    affected: lines(['13.0.0', '15.5.15'], ['16.0.0-0', '16.2.3']),
    condition: APP_ROUTER,
    source: 'https://github.com/advisories/GHSA-q4gf-8mx6-v5v3',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-w37m-7fhw-fmv9',
    aliases: ['CVE-2025-55183'],
    severity: 'medium',
    attack: 'Has the server send the source of its Server Actions, with whatever keys are written in it.',
    affected: lines(
      ['15.0.0-0', '15.0.7'],
      ['15.1.0-0', '15.1.11'],
      ['15.2.0-0', '15.2.8'],
      ['15.3.0-0', '15.3.8'],
      ['15.4.0-0', '15.4.10'],
      ['15.5.0-0', '15.5.9'],
      ['16.0.0-0', '16.0.10'],
    ),
    condition: { tells: 'source', pattern: /['"]use server['"]/, says: 'the app has Server Actions' },
    source: 'https://nextjs.org/blog/security-update-2025-12-11',
    checked: '2026-11-23',
  },
  {
    id: 'GHSA-4342-x723-ch2f',
    aliases: ['CVE-2025-57822'],
    severity: 'medium',
    attack: 'Has a middleware that hands on the request headers fetch from an address of the attacker.',
    affected: lines(['0.9.9', '14.2.32'], ['15.0.0-0', '15.4.7']),
    condition: {
      tells: 'source',
      pattern: /NextResponse\.next\(\s*\{\s*headers\b/,
      says: 'a middleware passes headers to NextResponse.next()',
    },
    source: 'https://github.com/advisories/GHSA-4342-x723-ch2f',
    checked: '2026-11-23',
  },
]
