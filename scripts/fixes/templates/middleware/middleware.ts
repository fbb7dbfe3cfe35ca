import semver from 'semver'
import type { Model } from '../../../access/model.ts'
import type { Fix } from '../../../core/fix.ts'
import type { Project } from '../../../project/project.ts'
import type { Home } from '../home.ts'
import { placed } from '../parts.ts'
import type { Source } from '../parts.ts'
import { mergedMiddleware } from './merge.ts'
import { publicPaths, withPublicPaths } from './public-paths.ts'

/** Since then `contentSecurityPolicy` takes `{ strict, directives }` (types of @clerk/nextjs 6.15.1 and 6.16.0). */
const POLICY_SINCE = '6.16.0'
const OWN_POLICY = /content-security-policy/i
const BLOCKED =
  "Open each kind of page once with the browser's console in view: it names what the policy blocks; add those hosts to"

/** Deny by default, headers and policy: as a new file, or merged into the middleware that Next runs for the app. */
export function middlewareTemplate(model: Model, home: Home, source: Source): Fix {
  const { root, project, clerk } = home
  if (clerk.major < 5) return tooOld()
  const paths = publicPaths(model, home)
  const middleware = model.middlewareOf(root.app)
  const ownPolicy = [...root.config.files, ...(middleware ? [middleware.file] : [])].find(file =>
    OWN_POLICY.test(project.text(file) ?? ''),
  )
  const policy = semver.gte(clerk, POLICY_SINCE) && ownPolicy === undefined
  const variant = clerk.major < 6 ? 'middleware-clerk5' : policy ? 'middleware' : 'middleware-clerk6'
  const template = withPublicPaths(source(`${variant}.ts`), paths)
  if (middleware !== undefined) {
    const fix = mergedMiddleware(model, home, source, { middleware, template, policy })
    return fix.edits.length === 0
      ? fix
      : {
          ...fix,
          remains: [...fix.remains, ...parties(middleware.file, project), ...remarks(fix, ownPolicy)],
        }
  }
  const { create, install } = placed(home, source, [variant], (text, part) =>
    part === variant ? template : text,
  )
  const [file] = create.map(each => each.file)
  const fix: Fix = {
    title: `Deny by default, with security headers, in ${file ?? 'the middleware'}`,
    safety: 'review',
    edits: [],
    create,
    install,
    remains: [
      `Look through PUBLIC_PATHS in ${file ?? 'the middleware'}: what is not there asks for a session.`,
      "Set CLERK_AUTHORIZED_PARTIES to the origins of the app's own pages in production, with commas between.",
    ],
  }
  return { ...fix, remains: [...fix.remains, ...remarks(fix, ownPolicy)] }
}

/** Which origins are the app's own, nothing in the source tells. */
function parties(file: string, project: Project): string[] {
  if (/\bauthorizedParties\b/.test(project.text(file) ?? '')) return []
  return [
    `Name the origins of the app's own pages in ${file}, in the options of clerkMiddleware(): \`authorizedParties: ['https://app.example.com']\`.`,
  ]
}

function tooOld(): Fix {
  return {
    title: 'Deny by default, with security headers',
    safety: 'review',
    edits: [],
    create: [],
    install: [],
    remains: ['clerkMiddleware() came with @clerk/nextjs 5: upgrade first, since older ones get no fixes.'],
  }
}

function remarks({ create }: Fix, ownPolicy: string | undefined): string[] {
  const policy = create.find(({ file }) => file.includes('content-security-policy'))
  return [
    ...(policy === undefined ? [] : [`${BLOCKED} ${policy.file}.`]),
    ...(ownPolicy === undefined
      ? []
      : [
          `${ownPolicy} sets a Content-Security-Policy already, which is kept: see that it names object-src, base-uri, frame-ancestors and form-action.`,
        ]),
  ]
}
