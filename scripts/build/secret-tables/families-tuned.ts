import type { LookAlikes } from './look-alikes.ts'
import { ALPHANUMERIC, BASE64, HEX, madeText, publishableKey } from './made-keys.ts'

const drawn = (length: number, name: string, alphabet = ALPHANUMERIC) => madeText(length, alphabet, name)
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i))
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** Families that the detector was tuned on. */
export const FAMILIES_TUNED: readonly LookAlikes[] = [
  {
    name: 'stand-in in an example file',
    file: '.env.example',
    texts: [
      'CLERK_SECRET_KEY=sk_test_xxx',
      'CLERK_SECRET_KEY=sk_test_your_secret_key',
      'CLERK_SECRET_KEY=sk_test_abcdefghijklmnopqrstuvwxyz0123456789ABCDEF',
      'CLERK_SECRET_KEY="sk_live_..."',
      'CLERK_SECRET_KEY=sk_test_placeholder_for_the_build_step_2025',
      'CLERK_SECRET_KEY=sk_test_dummyKeyForContinuousIntegration1',
      'CLERK_SECRET_KEY=sk_test_<your key of 42 characters>',
      'CLERK_WEBHOOK_SIGNING_SECRET=whsec_',
      'CLERK_WEBHOOK_SIGNING_SECRET=whsec_your_webhook_signing_secret_here',
      'CLERK_MACHINE_SECRET_KEY=ak_your_machine_secret_key_from_the_dashboard',
      'CLERK_ENCRYPTION_KEY=',
      'CLERK_ENCRYPTION_KEY=your-32-byte-hex-encryption-key-here-000000',
      'CLERK_ENCRYPTION_KEY=0123456789abcdef0123456789abcdef',
    ],
  },
  {
    name: 'UUID and the like',
    file: 'ids.ts',
    texts: [
      ...times(
        5,
        i =>
          `const id = '${[8, 4, 4, 4, 12].map((n, part) => drawn(n, `uuid ${i} ${part}`, HEX)).join('-')}'`,
      ),
      ...times(5, i => `const id = '${drawn(21, `nano ${i}`, `${ALPHANUMERIC}_-`)}'`),
      ...times(5, i => `const id = '01${drawn(24, `ulid ${i}`, '0123456789ABCDEFGHJKMNPQRSTVWXYZ')}'`),
    ],
  },
  {
    name: 'entry of a lock file',
    file: 'package-lock.json',
    texts: times(8, i => `"integrity": "sha512-${drawn(86, `lock ${i}`, BASE64)}==",`),
  },
  {
    name: 'word that ends like a prefix',
    file: 'names.ts',
    texts: [
      ...['risk_test_', 'desk_live_', 'mask_test_', 'task_live_'].map(
        prefix => `const name = '${prefix}${drawn(42, prefix)}'`,
      ),
      ...['break_', 'speak_', 'oak_', 'fmt_', 'amt_', 'boat_', 'float_'].map(
        prefix => `const name = '${prefix}${drawn(43, prefix)}'`,
      ),
    ],
  },
  {
    name: 'secret key of Stripe with a name',
    file: 'stripe.ts',
    texts: [
      ...times(4, i => `export const STRIPE_SECRET_KEY = 'sk_test_${drawn(24, `old ${i}`)}'`),
      ...times(4, i => `new Stripe('sk_live_51${drawn(97, `stripe ${i}`)}')`),
      ...times(4, i => `stripe: { secret: 'rk_live_51${drawn(97, `restricted ${i}`)}' }`),
      ...times(
        2,
        i =>
          `NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY=pk_live_51${drawn(97, `pk ${i}`)}\nSECRET=sk_live_${drawn(24, `beside ${i}`)}`,
      ),
    ],
    stripe: true,
  },
  {
    name: 'published sample',
    file: 'docs.md',
    texts: [
      `whsec_${['MfKQ9r8GKYqrTwjUPD8I', 'LPZIo2LaLaSw'].join('')}`,
      `new Webhook('whsec_${['C2FVsBQIhrscChlQIMV', 'b5sSYspob7oD'].join('+')}')`,
      `stripe.api_key = "sk_test_${['4eC39HqLyjWD', 'arjtT1zdp7dc'].join('')}"`,
      `sk_test_${['BQokikJOvBiI', '2HlWgH4olfQ2'].join('')}`,
    ],
  },
  {
    name: 'minified code',
    file: 'vendor.min.js',
    texts: times(
      8,
      i =>
        `var a={mt_${drawn(6, `m ${i}`)}:1,ak_${drawn(7, `a ${i}`)}:"${drawn(30, `s ${i}`)}"};e.exports=a;/*${drawn(60, `c ${i}`, BASE64)}*/`,
    ),
  },
  {
    name: 'font in base64',
    file: 'fonts.css',
    texts: times(
      6,
      i => `@font-face{src:url(data:font/woff2;base64,d09GMgABAAAAA${drawn(3000, `font ${i}`, BASE64)})}`,
    ),
  },
  {
    name: 'base64 of something else',
    file: 'values.yaml',
    texts: [
      `token: ${base64('sk_test_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')}`,
      `token: ${base64('CLERK_SECRET_KEY=your_secret_key_here\nPORT=3000\n')}`,
      `map: ${base64('{"version":3,"sources":["sk_live_prefix.ts","whsec_format.ts"],"mappings":"AAAA"}')}`,
      ...times(5, i => `data: ${drawn(120, `b64 ${i}`, BASE64)}`),
    ],
  },
  {
    name: 'cut key',
    file: 'report.txt',
    texts: [
      'Clerk secret key sk_live_QwqgTVt4…',
      'sk_test_Qwqg****************************cKj1',
      'sk_live_Qwqg...cKj1',
      'whsec_[redacted]',
      'sk_test_[REDACTED:42]',
      'ak_9fKq•••••••••••••••••••••••••••••••',
    ],
  },
  {
    name: 'name of a class',
    file: 'styles.css',
    texts: [
      '.mt_1a2b3c4d5e6f{margin-top:4px}',
      '.ak_hero__wrapper___3xYz9Q{color:red}',
      '.oat_bran-container_headline_large_2{}',
      '.mt_HeaderTitleWrapperComponentStyled{}',
      '@media print{.ak_printOnlyLayoutContainerElementWide{}}',
      '.sk_test_container_wrapper_element_large{}',
    ],
  },
  {
    name: 'expression in place of a key',
    file: 'config.ts',
    texts: [
      'export const secretKey = process.env.CLERK_SECRET_KEY ?? ""',
      'CLERK_ENCRYPTION_KEY: process.env.CLERK_ENCRYPTION_KEY_2024,',
      'const CLERK_ENCRYPTION_KEY = await secrets.get("clerk/encryption-key-2")',
      'CLERK_ENCRYPTION_KEY: z.string().min(32).regex(/^[0-9a-f]{64}$/),',
      'CLERK_SECRET_KEY: z.string().startsWith("sk_").min(40),',
      'env.CLERK_WEBHOOK_SIGNING_SECRET = readFileSync("/run/secrets/whsec_clerk_2", "utf8")',
      'const CLERK_SECRET_KEY = requireEnvironmentVariable2("CLERK_SECRET_KEY")',
    ],
  },
  {
    name: 'publishable key in an env file',
    file: '.env',
    texts: [
      `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${publishableKey('test', 'shop.clerk.accounts.dev')}`,
      `VITE_CLERK_PUBLISHABLE_KEY=${publishableKey('live', 'clerk.shop.example')}`,
      `CLERK_PUBLISHABLE_KEY=${publishableKey('live', 'clerk.shop.example')}`,
      'NEXT_PUBLIC_CLERK_SIGN_IN_URL=/sign-in',
      'CLERK_API_URL=https://api.clerk.com',
      'CLERK_JWT_ISSUER_DOMAIN=https://great-otter-12.clerk.accounts.dev',
      'CLERK_TELEMETRY_DISABLED=1',
    ],
  },
  {
    name: 'certificate and public key',
    file: 'server.crt',
    texts: [
      ...times(
        3,
        i => `-----BEGIN CERTIFICATE-----\n${drawn(800, `crt ${i}`, BASE64)}\n-----END CERTIFICATE-----`,
      ),
      ...times(
        3,
        i => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${drawn(43, `ssh ${i}`, BASE64)} dev@example.com`,
      ),
    ],
  },
]
