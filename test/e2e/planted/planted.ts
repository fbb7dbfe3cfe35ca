/** A hole that is put into the hardened app. */
export interface Planted {
  name: string
  /** Files of the app beside {@link BASE}; the rest is left out, so that a run asks no more than it must. */
  beside: readonly string[]
  file: string
  /** What stands there, and what is put in its place; the first one that is found. */
  edits: readonly (readonly [from: string, to: string])[]
  /** Parts of `verify` to run. */
  only: string
  /** What the finding's rule, endpoint or message must name. */
  found: RegExp
  /** Does only a browser show it? */
  browser?: true
  /** Is it looked for in every run? */
  usual?: true
}

export const BASE = [
  'package.json',
  'tsconfig.json',
  'next.config.ts',
  'proxy.ts',
  'dot-env.example',
  'dot-gitignore',
  'app/layout.tsx',
  'app/page.tsx',
  'lib/access.ts',
  'lib/store.ts',
  'data/entries.json',
]
