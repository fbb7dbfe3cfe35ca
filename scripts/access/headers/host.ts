import { z } from 'zod'
import { linePlace } from '../../core/place.ts'
import { inFolder } from '../../endpoints/next-roots.ts'
import type { App, Project } from '../../project/project.ts'
import { coversPages, LOOKED_FOR, type SentHeader } from './sent.ts'

const vercelSchema = z.looseObject({
  headers: z
    .array(
      z.looseObject({
        source: z.string(),
        headers: z.array(z.looseObject({ key: z.string(), value: z.string() })),
      }),
    )
    .default([]),
})

/** Files of an app, or of the repository around it, by which its host sets headers. */
const VERCEL = /(^|\/)vercel\.json$/
/** `/*` and an indented `Name: value` (Netlify, Cloudflare); `Name = "value"` of netlify.toml. */
const LINES =
  /(^|\/)(_headers|netlify\.toml|firebase\.json|staticwebapp\.config\.json|customHttp\.yml|wrangler\.toml)$/
const LINE = /^\s*["']?([A-Za-z-]+)["']?\s*[:=]\s*["']?(.*?)["']?,?\s*$/
/** `{ "key": "Name", …` (Firebase), `- key: 'Name'` (Amplify): the value stands elsewhere. */
const KEYED = /["']?\bkey["']?\s*[:=]\s*["']([A-Za-z-]+)["']/
/** Servers in front of an app, which are configured in languages of their own. */
const FRONT =
  /(^|\/)(nginx[\w.-]*|[\w.-]+\.nginx|Caddyfile|traefik[\w.-]*\.(ya?ml|toml)|haproxy\.cfg|httpd\.conf|\.htaccess)$/

/** What the configuration of the host says. One that cannot be parsed is read line by line. */
export function headersOfHost(project: Project, app: App): SentHeader[] {
  return project.files
    .filter(file => isOf(app, file))
    .flatMap(file => {
      if (VERCEL.test(file)) return ofVercel(file, project.text(file) ?? '')
      return LINES.test(file) ? ofLines(file, project.text(file) ?? '') : []
    })
}

/** The configuration of a server in front of the app. */
export function serverInFront(project: Project): string | null {
  return project.files.find(file => FRONT.test(file)) ?? null
}

function isOf(app: App, file: string): boolean {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')))
  return inFolder(file, app.dir) || folder === ''
}

function ofVercel(file: string, text: string): SentHeader[] {
  const parsed = vercelSchema.safeParse(fromJson(text))
  if (!parsed.success) return ofLines(file, text)
  const lines = text.split('\n')
  return parsed.data.headers.flatMap(rule =>
    rule.headers
      .filter(({ key }) => LOOKED_FOR.has(key.toLowerCase()))
      .map(({ key, value }) => ({
        name: key.toLowerCase(),
        value,
        place: linePlace(file, lines.findIndex(line => line.includes(`"${key}"`)) + 1),
        everywhere: coversPages(rule.source),
        list: rule,
      })),
  )
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function ofLines(file: string, text: string): SentHeader[] {
  return text.split('\n').flatMap((line, at) => {
    const [, key = '', value = ''] = LINE.exec(line) ?? []
    const name = (KEYED.exec(line)?.[1] ?? key).toLowerCase()
    if (!LOOKED_FOR.has(name)) return []
    return [
      {
        name,
        value: value === '' || KEYED.test(line) ? null : value,
        place: linePlace(file, at + 1),
        everywhere: true,
        list: file,
      },
    ]
  })
}
