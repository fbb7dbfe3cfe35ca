/** Two apps: the root has 15.1.2 of next, apps/web its own 14.2.3; the root alone has @clerk/nextjs. */
export const MANIFESTS = {
  'package.json': JSON.stringify({ dependencies: { next: '^15.1.0', '@clerk/nextjs': '^6.0.0' } }),
  'apps/web/package.json': JSON.stringify({ name: 'web', dependencies: { next: '^14.2.0' } }),
}

export const NPM = JSON.stringify(
  {
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { next: '^15.1.0' } },
      'apps/web': { name: 'web', version: '9.9.9', dependencies: { next: '^14.2.0' } },
      'apps/web/node_modules/next': { version: '14.2.3' },
      'node_modules/@clerk/nextjs': { version: '6.9.1' },
      'node_modules/next': { version: '15.1.2' },
      'node_modules/not-next': { version: '1.0.0' },
      'node_modules/web': { resolved: 'apps/web', link: true },
    },
  },
  null,
  2,
)

const PNPM_9 = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      '@clerk/nextjs':
        specifier: ^6.0.0
        version: 6.9.1(next@15.1.2)(react@19.0.0)
      next:
        specifier: ^15.1.0
        version: 15.1.2(react@19.0.0)

  apps/web:
    dependencies:
      web-kit:
        specifier: workspace:*
        version: link:../../packages/kit
    devDependencies:
      next:
        specifier: ^14.2.0
        version: 14.2.3(react@18.3.1)

packages:

  '@clerk/nextjs@6.9.1':
    resolution: {integrity: sha512-a}
    peerDependencies:
      next: ^13.5.4 || ^14.0.3 || ^15.0.0

  next@14.2.3:
    resolution: {integrity: sha512-b}

  next@15.1.2:
    resolution: {integrity: sha512-c}

snapshots:

  next@15.1.2(react@19.0.0):
    dependencies:
      react: 19.0.0
`

export const YARN_1 = `# yarn lockfile v1


"@clerk/nextjs@^6.0.0":
  version "6.9.1"
  resolved "https://registry.yarnpkg.com/x"

next@^14.2.0, next@~14.2.1:
  version "14.2.3"
  dependencies:
    react "^18"

next@^15.1.0:
  version "15.1.2"
`

const YARN_BERRY = `__metadata:
  version: 8

"@clerk/nextjs@npm:^6.0.0":
  version: 6.9.1
  resolution: "@clerk/nextjs@npm:6.9.1"

"next@npm:^14.2.0, next@npm:~14.2.1":
  version: 14.2.3
  resolution: "next@npm:14.2.3"

"next@npm:^15.1.0":
  version: 15.1.2
  resolution: "next@npm:15.1.2"

"web@workspace:apps/web":
  version: 0.0.0-use.local
  resolution: "web@workspace:apps/web"
`

const BUN = `{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "root",
      "dependencies": { "next": "^15.1.0", },
    },
    "apps/web": {
      "name": "web",
      "dependencies": { "next": "^14.2.0", },
    },
  },
  "packages": {
    "@clerk/nextjs": ["@clerk/nextjs@6.9.1", "", {}, "sha512-a"],

    "next": ["next@15.1.2", "", { "bin": { "next": "dist/bin/next" } }, "sha512-b"],

    "web": ["web@workspace:apps/web"],

    "web/next": ["next@14.2.3", "", {}, "sha512-c"],
  }
}
`

/** A format, the name of its file, and a text of it. */
export const FORMATS: [string, string, string][] = [
  ['npm', 'package-lock.json', NPM],
  ['pnpm 9', 'pnpm-lock.yaml', PNPM_9],
  ['yarn 1', 'yarn.lock', YARN_1],
  ['yarn berry', 'yarn.lock', YARN_BERRY],
  ['bun', 'bun.lock', BUN],
]
