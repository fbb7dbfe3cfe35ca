/**
 * What packages do, from their names. One place: the interpreter asks nothing else about packages.
 * A package that is in no list is judged by the name of the function that is called.
 */

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Calls into these change nothing, read nothing private and turn nobody away. Names ending in `/` are scopes.
 * Among them: builders that run our own functions, database schemas that do nothing until a query runs, logging,
 * rate limits (they turn away a flood, not a caller) and hashing.
 */
const HARMLESS = words(`
  lodash lodash-es lodash.debounce ramda date-fns date-fns-tz dayjs moment luxon ms uuid nanoid
  @paralleldrive/cuid2 cuid ulid slugify slug pluralize change-case he qs query-string superjson devalue
  fast-deep-equal deepmerge immer mathjs decimal.js big.js numeral currency.js bytes chalk picocolors
  url-join normalize-url validator escape-html sanitize-html dompurify isomorphic-dompurify marked
  markdown-it gray-matter remark rehype unified shiki reading-time next-mdx-remote crypto-js bcrypt
  bcryptjs argon2 base64-js buffer p-limit p-map ts-pattern neverthrow effect react-email server-only
  client-only
  zod yup joi valibot superstruct arktype ajv typebox zod-form-data drizzle-zod class-validator
  zod-validation-error validate.js express-validator
  react react-dom clsx classnames class-variance-authority tailwind-merge lucide-react framer-motion motion
  react-icons recharts react-hook-form sonner react-hot-toast cmdk vaul nuqs jotai zustand swr
  embla-carousel-react next-themes react-day-picker geist usehooks-ts nextjs-toploader @react-email/
  @radix-ui/ @headlessui/ @heroicons/ @mui/ @chakra-ui/ @mantine/ @tabler/ @hookform/ @tanstack/react-table
  @tanstack/react-query @dnd-kit/ @nextui-org/ @geist-ui/ @heroui/ @phosphor-icons/ @fortawesome/ @base-ui/
  @base-ui-components/ @ark-ui/ @react-aria/ @react-stately/ react-aria-components @vercel/og
  @vercel/analytics @vercel/speed-insights next-intl next-i18next i18next react-i18next next-international
  rosetta @formatjs/ @lingui/ negotiator @react-spring/ react-markdown @tiptap/ react-syntax-highlighter
  satori
  @trpc/server @trpc/client @trpc/react-query @trpc/next @trpc/tanstack-react-query next-safe-action zsa
  zsa-react @orpc/ uploadthing @uploadthing/react next hono @hono/zod-validator
  next-connect micro nextjs-cors cors formidable multer busboy raw-body cookie accept-language-parser
  next-safe @clerk/backend/jwt
  @sentry/ pino winston consola debug loglevel next-axiom @logtail/next @axiomhq/ @opentelemetry/
  posthog-js @highlight-run/next @baselime/ dotenv @t3-oss/env-nextjs @t3-oss/env-core envalid
  tiny-invariant invariant http-errors http-status-codes logrocket @vercel/functions @vercel/toolbar
  @vercel/flags flags jwt-decode xlsx papaparse csv-parse csv-stringify fast-csv
  drizzle-orm drizzle-kit bson sql-template-tag
  @upstash/ratelimit @arcjet/ rate-limiter-flexible lru-cache async-mutex
  path url util crypto buffer stream events querystring os assert async_hooks timers string_decoder zlib
  perf_hooks worker_threads
`)

/** Calls into these ask another service that the app pays for or acts through. */
const SERVICES = words(`
  openai @ai-sdk/ ai @anthropic-ai/ @google/ @google-ai/ @mistralai/ replicate @replicate/ groq-sdk
  cohere-ai @huggingface/ langchain @langchain/ @fal-ai/ elevenlabs assemblyai @deepgram/ together-ai
  stripe @lemonsqueezy/ @paddle/ @polar-sh/ braintree razorpay paypal-rest-sdk @paypal/ resend nodemailer
  @sendgrid/ postmark mailgun.js @mailchimp/ plunk @plunk/ loops twilio @novu/ web-push @slack/ pusher ably
  @knocklabs/ @liveblocks/node livekit-server-sdk stream-chat mailersend @getbrevo/ @octokit/ octokit googleapis google-auth-library @notionhq/
  @linear/ axios got ky node-fetch undici ofetch inngest @trigger.dev/ bullmq @upstash/qstash @vercel/blob
  @aws-sdk/ aws-sdk @google-cloud/ @azure/ cloudinary next-cloudinary uploadthing/server @mux/
  firebase-admin puppeteer puppeteer-core playwright playwright-core @pinecone-database/ algoliasearch
  meilisearch typesense @clerk/backend @clerk/clerk-sdk-node fs fs/promises child_process net dgram http
  https posthog-node
`)

/** Calls into these read and write what the app stores. */
const STORES = words(`
  @prisma/ prisma drizzle-orm/ mongoose mongodb pg postgres mysql mysql2 better-sqlite3 sqlite3 @libsql/
  knex kysely typeorm sequelize objection @mikro-orm/ @neondatabase/ @vercel/postgres @vercel/kv
  @vercel/edge-config @planetscale/ @supabase/ redis ioredis @upstash/redis @upstash/vector @upstash/kafka
  convex convex/ firebase @firebase/ faunadb fauna dexie @sanity/ next-sanity contentful @payloadcms/
  payload @electric-sql/ rethinkdb edgedb gel @xata.io/ pocketbase appwrite node-appwrite @instantdb/
  graphql-request @apollo/client urql @urql/
`)

export type PackageKind = 'harmless' | 'service' | 'store' | 'unlisted'

/** What kind of package a module specifier belongs to. */
export function packageKind(module: string): PackageKind {
  if (module.startsWith('global:')) return 'harmless'
  if (HARMLESS.has(module)) return 'harmless'
  if (listed(STORES, module)) return 'store'
  if (listed(SERVICES, module)) return 'service'
  return listed(HARMLESS, module) ? 'harmless' : 'unlisted'
}

export function harmlessPackage(module: string): boolean {
  return packageKind(module) === 'harmless'
}

function listed(set: ReadonlySet<string>, module: string): boolean {
  const parts = module.split('/')
  const scope = `${parts[0] ?? ''}/`
  const name = module.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
  return set.has(module) || set.has(name) || set.has(scope)
}

/** Routers that are filled statement by statement: what is handed to one is handed to the same one. */
const ROUTERS = words(
  `next-connect hono @hono/zod-openapi itty-router express fastify koa @koa/router @elysiajs/ elysia`,
)

/** Mail and messages by text. */
const MAILERS = words(`
  resend nodemailer @sendgrid/ postmark mailgun.js @mailchimp/ plunk @plunk/ loops twilio @aws-sdk/client-ses @aws-sdk/client-sesv2
  mailersend @getbrevo/
`)

export function isMailer(module: string): boolean {
  return listed(MAILERS, module)
}

/** What is handed to these is written where operators and their services read it. */
const LOGGERS = words(
  `global:console pino winston consola debug loglevel next-axiom @logtail/ @axiomhq/ @sentry/ signale tslog roarr bunyan log4js next-logger`,
)

export function isLogger(module: string): boolean {
  return listed(LOGGERS, module)
}

export function isRouter(module: string): boolean {
  return listed(ROUTERS, module)
}

/** Packages whose schemas say which names and types a value may have. */
const SCHEMAS = words(
  `zod yup joi valibot superstruct arktype @sinclair/typebox drizzle-zod zod-form-data @effect/schema io-ts ajv
  @conform-to/zod drizzle-valibot`,
)

export function isSchema(module: string): boolean {
  return listed(SCHEMAS, module)
}
