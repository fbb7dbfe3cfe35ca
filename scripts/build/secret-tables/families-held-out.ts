import type { LookAlikes } from './look-alikes.ts'
import { ALPHANUMERIC, BASE64, HEX, madeText, publishableKey } from './made-keys.ts'

const drawn = (length: number, name: string, alphabet = ALPHANUMERIC) => madeText(length, alphabet, name)
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i))

/** Families written before the detector was tuned; nothing was tuned to them. */
export const FAMILIES_HELD_OUT: readonly LookAlikes[] = [
  {
    name: 'stand-in of a tutorial',
    file: 'README.md',
    texts: [
      'CLERK_SECRET_KEY=sk_test_••••••••••••••••••••••••••••••••••',
      'CLERK_SECRET_KEY=sk_test_YOUR_CLERK_SECRET_KEY_FROM_DASHBOARD',
      'CLERK_SECRET_KEY=sk_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'CLERK_SECRET_KEY=sk_test_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789',
      'CLERK_SECRET_KEY=sk_test_ThisIsNotARealClerkSecretKey2024',
      'CLERK_SECRET_KEY=sk_test_000000000000000000000000000000000000000000',
      'CLERK_SECRET_KEY=sk_live_XXXXXXXXXXXXXXXXXXXX1234XXXXXXXXXXXXXXXX',
      'CLERK_WEBHOOK_SIGNING_SECRET=whsec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'CLERK_WEBHOOK_SIGNING_SECRET=whsec_YourSigningSecretFromTheDashboard',
      'CLERK_MACHINE_SECRET_KEY=ak_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'CLERK_ENCRYPTION_KEY=generate-with-openssl-rand-hex-32',
      'CLERK_ENCRYPTION_KEY=$(openssl rand --hex 32)',
    ],
  },
  {
    name: 'digest',
    file: 'checksums.txt',
    texts: [32, 40, 64, 96, 128].flatMap(length => [
      `${drawn(length, `digest ${length}`, HEX)}  dist/app.js`,
      `sha_${drawn(length, `named digest ${length}`, HEX)}`,
    ]),
  },
  {
    name: 'entry of a lock file',
    file: 'flake.lock',
    texts: times(8, i => `"narHash": "sha256-${drawn(43, `nar ${i}`, BASE64)}=",`),
  },
  {
    name: 'id of Clerk',
    file: 'ids.ts',
    texts: ['user', 'org', 'sess', 'ins', 'client', 'orgmem', 'mch', 'oauthapp'].map(
      prefix => `export const id = '${prefix}_${drawn(27, prefix)}'`,
    ),
  },
  {
    name: 'webhook secret of Stripe',
    file: 'stripe.ts',
    texts: [
      ...times(4, i => `export const STRIPE_WEBHOOK_SECRET = 'whsec_${drawn(32, `stripe ${i}`)}'`),
      ...times(
        4,
        i => `stripe.webhooks.constructEvent(body, signature, 'whsec_${drawn(64, `cli ${i}`, HEX)}')`,
      ),
    ],
    stripe: true,
  },
  {
    name: 'secret key of Stripe without a name',
    file: 'pay.ts',
    texts: [
      ...times(4, i => `const client = new Client('sk_live_51${drawn(97, `new stripe ${i}`)}')`),
      ...times(4, i => `const client = new Client('sk_test_51${drawn(97, `newer stripe ${i}`)}')`),
    ],
    stripe: true,
  },
  {
    name: 'minified code',
    file: 'chunk.js',
    texts: times(10, i => {
      const one = (name: string) => `${name}_${drawn(8, `${name} ${i}`)}`
      return `!function(e,t){var ${one('ak')}=t.${one('mt')},${one('sk')}=e["${one('oat')}"];${one('ak')}&&t.ak_${drawn(10, `min ${i}`)}(${one('sk')})}(this,{});`
    }),
  },
  {
    name: 'picture in base64',
    file: 'logo.css',
    texts: times(
      8,
      i =>
        `.logo-${i}{background:url(data:image/png;base64,iVBORw0KGgo${drawn(2000, `png ${i}`, BASE64)}==)}`,
    ),
  },
  {
    name: 'code that knows the format',
    file: 'redact.ts',
    texts: [
      'export const SECRET = /sk_(?:test|live)_[A-Za-z0-9]{40,}/g',
      "if (key.startsWith('sk_live_') || key.startsWith('whsec_')) throw new Error('secret')",
      "export const PREFIXES = ['sk_test_', 'sk_live_', 'whsec_', 'ak_', 'mt_', 'oat_']",
      'z.string().regex(/^whsec_[A-Za-z0-9+\\/=]{32}$/)',
      "const masked = `sk_live_${'*'.repeat(38)}abcd`",
      'type SecretKey = `sk_test_${string}` | `sk_live_${string}`',
      "expect(redact('sk_test_' + 'x'.repeat(42))).toBe('sk_test_xxxx…')",
      "const key = 'sk_test_' + process.env.KEY_SUFFIX",
    ],
  },
  {
    name: 'name of a message',
    file: 'messages.ts',
    texts: [
      "t('mt_SettingsPageTitleDescriptionForAdmins2')",
      "t('ak_OrganizationMembershipRequestAccepted1')",
      'const oat_milkLatteWithCaramelAndCinnamon3 = true',
      '.mt_navigationBarCollapsedOnMobileScreens2{display:none}',
      "import { ak_createServerSideHelpersForRouters4 as helpers } from './generated'",
      "export const mt_translationModelsEnglishToGerman2024 = 'opus'",
    ],
  },
  {
    name: 'reference to a key',
    file: 'deploy.yml',
    texts: [
      'CLERK_SECRET_KEY: ${{ secrets.CLERK_SECRET_KEY_PRODUCTION_2024 }}',
      'CLERK_SECRET_KEY: op://Production/Clerk9/secret-key-field-1',
      'CLERK_SECRET_KEY: vault:secret/data/production2/clerk#secretKey',
      'CLERK_ENCRYPTION_KEY: ${CLERK_ENCRYPTION_KEY:?set it in the environment}',
      'CLERK_ENCRYPTION_KEY: arn:aws:secretsmanager:eu-west-1:123456789012:secret:Clerk-a1B2c3',
      'CLERK_ENCRYPTION_KEY: projects/shop-42/secrets/ClerkEncryptionKey/versions/7',
      'CLERK_WEBHOOK_SIGNING_SECRET: "{{ .Values.clerk.webhookSigningSecret2 }}"',
      'CLERK_SECRET_KEY: !Ref ClerkSecretKeyParameter01',
    ],
  },
  {
    name: 'publishable key',
    file: 'keys.ts',
    texts: [
      'shop.clerk.accounts.dev',
      'clerk.shop.example',
      'great-otter-12.clerk.accounts.dev',
      'clerk.app.io',
    ].flatMap(host => [
      `export const key = '${publishableKey('test', host)}'`,
      `export const key = '${publishableKey('live', host)}'`,
    ]),
  },
  {
    name: 'public half of a key pair',
    file: 'jwt.ts',
    texts: times(
      4,
      i =>
        `export const CLERK_JWT_KEY = \`-----BEGIN PUBLIC KEY-----\n${drawn(392, `pem ${i}`, BASE64)}\n-----END PUBLIC KEY-----\``,
    ),
  },
  {
    name: 'address',
    file: 'links.md',
    texts: times(
      6,
      i =>
        `https://cdn.example.com/assets/mt_${drawn(6, `cdn ${i}`)}/${drawn(32, `cdn2 ${i}`, HEX)}.js?v=${drawn(10, `cdn3 ${i}`)}`,
    ),
  },
]
