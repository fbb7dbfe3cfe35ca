import type { Fix, TextEdit } from '../core/fix.ts'
import { inStyle, styleOf } from './code-style.ts'
import type { CodeStyle } from './code-style.ts'

/** Where verification goes into an App Router handler. UTF-16 offsets from 0 into the file. */
export interface HandlerSpots {
  /** Just behind the `{` of the handler's body. */
  bodyStart: number
  /** At its `}`. */
  bodyEnd: number
  /** Where the word `async` is missing; undefined where it stands. */
  asyncAt: number | undefined
  /** Name of the parameter that is the request. */
  request: string
  /**
   * TypeScript only: the name under which Next's type of a request is imported, if it is, and whether the
   * parameter has that type.
   */
  types: { nextRequest: string | undefined; declared: boolean } | undefined
  /**
   * The body's first statement, where it is `const NAME: TYPE = await REQUEST.json()` and TYPE is Clerk's type
   * of an event. Then the verified event takes its place; any other code keeps reading the request by itself,
   * since what it expects of an untyped body cannot be known.
   */
  typedRead: { start: number; end: number; name: string; type: string } | undefined
  /** The class that its answers are made of. */
  response: 'Response' | 'NextResponse'
  /** Just behind the last import, or where the first statement begins. */
  importAt: number
  hasImports: boolean
  /** The name under which the verifier's import stands in the file already. */
  imported: string | undefined
}

export interface UnverifiedWebhook {
  file: string
  /** The whole file. */
  text: string
  /** Undefined where the handler has a shape that text edits cannot serve. */
  spots: HandlerSpots | undefined
  verifier: Verifier
  /** Does the code leave no doubt that the events are Clerk's? Another service's would all be turned away. */
  surelyClerk: boolean
  /** Does the app depend on svix? */
  hasSvix: boolean
  /** Name of the environment variable that holds the signing secret. */
  secretName: string
}

export type Verifier = 'clerk' | 'svix'

/**
 * Who verifies: the SDK, or svix where the SDK is too old. `verifyWebhook` came with @clerk/nextjs 6.13.0, and
 * until 6.23.3 it could accept a signature that is not Clerk's (CVE-2025-53548, GHSA-9mp4-77wg-rwx9).
 * @param version exact version as [major, minor, patch], undefined where only the major is known
 */
export function verifierFor(
  version: readonly [number, number, number] | undefined,
  major: number | null,
): Verifier {
  if (version === undefined) return major !== null && major < 7 ? 'svix' : 'clerk'
  const [a, b, c] = version
  return a > 6 || (a === 6 && (b > 23 || (b === 23 && c >= 3))) ? 'clerk' : 'svix'
}

/**
 * Puts Clerk's signature check in front of everything that a webhook handler does; the handler's own code
 * stays. A missing secret is answered with 500 and a wrong signature with 400, both without detail. The fix is
 * safe where the events are surely Clerk's, since whoever it turns away is not Clerk, which signs every event.
 * Where the code has another shape, or calls a verifier already, it has no edits and says what to write.
 */
export function verifiedWebhook(webhook: UnverifiedWebhook): Fix {
  const { file, text, spots, verifier, surelyClerk, hasSvix, secretName } = webhook
  const title = `Verify the sender of the events in ${file}`
  if (spots === undefined || callsVerifier(text, spots))
    return { title, safety: 'review', edits: [], create: [], install: [], remains: [byHand(webhook)] }
  const style = styleOf(text)
  const edits = [importEdit(webhook, spots, style), asyncEdit(file, spots), bodyEdit(webhook, spots, style)]
  return {
    title,
    safety: surelyClerk ? 'safe' : 'review',
    edits: edits.filter(edit => edit !== undefined),
    create: [],
    install: verifier === 'svix' && !hasSvix ? ['svix@1'] : [],
    remains: [
      `Set ${secretName} to the signing secret of the endpoint (Clerk Dashboard, Webhooks) wherever the app runs: until then the handler answers 500.`,
    ],
  }
}

function callsVerifier(text: string, { bodyStart, bodyEnd, imported }: HandlerSpots): boolean {
  const body = text.slice(bodyStart, bodyEnd)
  if (/\bverifyWebhook\s*\(|\.verify\s*\(/.test(body)) return true
  return imported !== undefined && new RegExp(String.raw`\b${imported}\s*\(`).test(body)
}

function byHand({ file, verifier, secretName }: UnverifiedWebhook): string {
  const call =
    verifier === 'clerk'
      ? "`await verifyWebhook(request)` from '@clerk/nextjs/webhooks'"
      : "`new Webhook(secret).verify(await request.text(), headers)` from 'svix'"
  return `In ${file}, before anything else happens, call ${call} inside try, return a response with status 400 from catch, act only on the event so verified, and set ${secretName}.`
}

function importEdit(
  webhook: UnverifiedWebhook,
  { imported, importAt, hasImports, types }: HandlerSpots,
  style: CodeStyle,
): TextEdit | undefined {
  const { file, verifier, spots } = webhook
  const lines = [
    ...(imported === undefined ? [IMPORTS[verifier]] : []),
    ...(spots !== undefined && casts(verifier, spots) && types?.nextRequest === undefined
      ? ["import type { NextRequest } from 'next/server';"]
      : []),
  ]
  if (lines.length === 0) return undefined
  const code = inStyle(lines, style, '')
  const text = hasImports ? style.eol + code : code + style.eol + style.eol
  return { file, start: importAt, end: importAt, text }
}

const IMPORTS: Record<Verifier, string> = {
  clerk: "import { verifyWebhook } from '@clerk/nextjs/webhooks';",
  svix: "import { Webhook } from 'svix';",
}

/**
 * Must the request be cast? By its type `verifyWebhook` of @clerk/nextjs takes Next's request alone, though it
 * reads any other just as well; and a copy of Next's request is a plain one (checked with 6.23.3 and 7.9.17).
 */
function casts(verifier: Verifier, { types, typedRead }: HandlerSpots): boolean {
  return verifier === 'clerk' && types !== undefined && !(typedRead !== undefined && types.declared)
}

function asyncEdit(file: string, { asyncAt }: HandlerSpots): TextEdit | undefined {
  return asyncAt === undefined ? undefined : { file, start: asyncAt, end: asyncAt, text: 'async ' }
}

function bodyEdit(webhook: UnverifiedWebhook, spots: HandlerSpots, style: CodeStyle): TextEdit {
  const { file, text } = webhook
  const { bodyStart, typedRead } = spots
  const [space = ''] = /^\s*/.exec(text.slice(bodyStart)) ?? []
  const level = levelOf(text, spots, style)
  if (typedRead !== undefined) {
    const code = inStyle(verification(webhook, spots), style, level)
    return { file, start: typedRead.start, end: typedRead.end, text: code.trimStart() }
  }
  const code = inStyle(verification(webhook, spots), style, level) + style.eol
  // What stood on the brace's line goes below.
  return space.includes('\n')
    ? { file, start: bodyStart, end: bodyStart, text: style.eol + code }
    : { file, start: bodyStart, end: bodyStart + space.length, text: style.eol + code + style.eol + level }
}

/** Indentation of the body's statements: that of the first one, or one level more than the handler's line. */
function levelOf(text: string, { bodyStart }: HandlerSpots, { indent }: CodeStyle): string {
  const below = /^[ \t]*\r?\n(?:[ \t]*\r?\n)*([ \t]*)\S/.exec(text.slice(bodyStart))?.[1]
  if (below !== undefined) return below
  const line = text.slice(text.lastIndexOf('\n', bodyStart) + 1, bodyStart)
  return (/^[ \t]*/.exec(line)?.[0] ?? '') + indent
}

/** The check in front, as lines of the style that {@link inStyle} takes. */
function verification({ text, verifier, secretName }: UnverifiedWebhook, spots: HandlerSpots): string[] {
  const { request, response, typedRead, imported, types } = spots
  const secret = unused(text, ['signingSecret', 'webhookSigningSecret', 'clerkWebhookSigningSecret'])
  const payload = unused(text, ['payload', 'rawBody', 'rawWebhookBody'])
  const options = secret === 'signingSecret' ? '{ signingSecret }' : `{ signingSecret: ${secret} }`
  const refuse = ['} catch {', `  return new ${response}('Bad Request', { status: 400 });`, '}']
  const cast = casts(verifier, spots) ? ` as ${types?.nextRequest ?? 'NextRequest'}` : ''
  const check =
    verifier === 'clerk'
      ? clerkCheck({ call: imported ?? 'verifyWebhook', options, cast, request, typedRead, refuse })
      : svixCheck({ webhook: imported ?? 'Webhook', secret, payload, request, typedRead, refuse })
  return [
    `const ${secret} = process.env.${secretName};`,
    `if (!${secret}) {`,
    `  console.error('${secretName} is not set');`,
    `  return new ${response}('Internal Server Error', { status: 500 });`,
    '}',
    '',
    ...check,
  ]
}

interface Check {
  request: string
  typedRead: HandlerSpots['typedRead']
  /** Lines that close the `try` and turn the sender away. */
  refuse: readonly string[]
}

/** Without a typed read the check takes a copy of the request, whose body can be read only once. */
function clerkCheck(check: Check & { call: string; options: string; cast: string }): string[] {
  const { call, options, cast, request, typedRead, refuse } = check
  if (typedRead === undefined)
    return ['try {', `  await ${call}(${request}.clone()${cast}, ${options});`, ...refuse]
  const { name, type } = typedRead
  return [
    `let ${name}: ${type};`,
    'try {',
    `  ${name} = await ${call}(${request}${cast}, ${options});`,
    ...refuse,
  ]
}

/** svix 2 returns nothing from `verify`, so the event is parsed from the very text that was verified. */
function svixCheck(check: Check & { webhook: string; secret: string; payload: string }): string[] {
  const { webhook, secret, payload, request, typedRead, refuse } = check
  const body = typedRead === undefined ? `${request}.clone()` : request
  const header = (name: string) => `    '${name}': ${request}.headers.get('${name}') ?? '',`
  return [
    `const ${payload} = await ${body}.text();`,
    'try {',
    `  new ${webhook}(${secret}).verify(${payload}, {`,
    header('svix-id'),
    header('svix-timestamp'),
    header('svix-signature'),
    '  });',
    ...refuse,
    ...(typedRead === undefined
      ? []
      : [`const ${typedRead.name}: ${typedRead.type} = JSON.parse(${payload});`]),
  ]
}

/** The first name that the file does not use; text, so a word in a comment counts as used, which does no harm. */
function unused(text: string, names: readonly string[]): string {
  return names.find(name => !new RegExp(String.raw`\b${name}\b`).test(text)) ?? `${names.at(-1) ?? ''}_`
}
