import type { Step } from '../../core/place.ts'

/**
 * What an app's own code may look like so that a weakness of one of its packages can be reached. The ids are those
 * of the advisory table; the sentence is how a report says it.
 */
export const SHAPES = {
  'app-router': 'the app uses the App Router',
  middleware: 'a middleware decides who gets in',
  'route-matcher': 'createRouteMatcher decides what is protected',
  'verify-webhook': 'the app calls verifyWebhook',
  'combined-check': 'one has() or auth.protect() call asks for several things',
  'frontend-api-proxy': 'the app switches on the Frontend API proxy',
  'foreign-req-auth': 'another library that sets req.auth runs beside Clerk',
  'authorized-parties': 'the app relies on authorizedParties',
  'machine-tokens': 'the app works with machine tokens',
  'jwt-templates': 'the app makes tokens from JWT templates',
  'server-actions': 'the app has Server Actions',
  'custom-server': 'Server Actions run on a custom server',
  'pages-i18n': 'pages/ is served with i18n',
  'single-locale': 'next.config lists a single locale',
  'rewrite-host': 'a rewrite takes part of its host name from the request',
  'forwarded-headers': 'a middleware passes headers to NextResponse.next()',
  'preview-images': 'the app draws images with next/og',
  'cached-binary': 'a `use cache` function works with typed arrays',
  'image-optimizer': 'images from strangers reach the image optimizer',
  'svg-optimizer': 'SVG images from strangers reach the image optimizer',
  'remote-images': 'the image optimizer fetches from other hosts',
  'server-components': 'the app serves Server Functions with this runtime',
  'windows-host': 'the server runs on Windows',
  'self-hosted': 'the app is self-hosted with the built-in server',
} as const

export type Shape = keyof typeof SHAPES

/**
 * `mitigated`: the weak function is used in the way that its advisory calls not exploitable. `unknown`: the source
 * does not tell, only whoever hosts the app can.
 */
export interface ShapeAnswer {
  state: 'present' | 'mitigated' | 'absent' | 'unknown'
  /** Where it was seen. */
  at?: Step
  /** Why it is not exploitable as it is used; where nothing is said, the advisory says so of such a use. */
  because?: string
}
