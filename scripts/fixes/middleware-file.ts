import type { Model } from '../access/model.ts'
import { clerkMajor } from '../access/facts.ts'
import type { Fix } from '../core/fix.ts'
import { homes, PROXY_SINCE } from '../endpoints/next-middleware.ts'
import { join, nextRoots } from '../endpoints/next-roots.ts'
import type { App } from '../project/project.ts'
import { inStyle, styleOf } from './code-style.ts'
import { RECOMMENDED } from './matcher.ts'

/** `clerkMiddleware` came with @clerk/nextjs 5. */
const FIRST_WITH_IT = 5

/** The middleware that Clerk's `auth()` needs, where an app has none: it makes the session known and turns nobody away. */
export function middlewareToCreate(model: Model, app: App): Fix['create'] {
  const root = nextRoots(model.project).find(each => each.app === app && !each.isLibrary)
  const [home] = root === undefined ? [] : homes(root)
  if (root === undefined || home === undefined || clerkMajor(app) < FIRST_WITH_IT) return []
  const { project } = model
  // One that Next does not run, or that could not be read, is mended where it stands.
  if (model.middlewareOf(app) !== undefined) return []
  if (
    project.files.some(
      file => project.appOf(file) === app && /(?:^|\/)(?:middleware|proxy)\.[cm]?[jt]s$/.test(file),
    )
  )
    return []
  const name = (app.version('next')?.major ?? PROXY_SINCE) >= PROXY_SINCE ? 'proxy' : 'middleware'
  const typed = project.files.some(
    file => project.appOf(file) === app && /(?:^|\/)tsconfig\.json$/.test(file),
  )
  const file = join(home, `${name}.${typed ? 'ts' : 'js'}`)
  return [
    {
      file,
      text: `${inStyle(LINES, styleOf(sampleOf(model, app)), '')}\n`.replaceAll(
        /\r?\n/g,
        styleOf(sampleOf(model, app)).eol,
      ),
    },
  ]
}

const LINES = [
  "import { clerkMiddleware } from '@clerk/nextjs/server';",
  '',
  '// Tokens that were made on another origin are refused where this names the own ones, with commas between.',
  'const ORIGINS = process.env.CLERK_AUTHORIZED_PARTIES;',
  '',
  "export default clerkMiddleware({ authorizedParties: ORIGINS ? ORIGINS.split(',') : undefined });",
  '',
  'export const config = {',
  '  matcher: [',
  ...RECOMMENDED.map(pattern => `    '${pattern}',`),
  '  ],',
  '};',
]

/** The first of its files that imports something: it is written as the app is. */
function sampleOf({ project }: Model, app: App): string {
  for (const file of project.files) {
    if (!/\.[cm]?[jt]sx?$/.test(file) || /\.d\.ts$|\.config\./.test(file) || project.appOf(file) !== app)
      continue
    const text = project.text(file)
    if (text !== undefined && /^import\b/m.test(text)) return text
  }
  return "import a from 'a'"
}
