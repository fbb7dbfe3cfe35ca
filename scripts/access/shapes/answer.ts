import type { EntryPoint } from '../../endpoints/entry-point.ts'
import type { App, Project } from '../../project/project.ts'
import { combinedCheck } from './combined-check.ts'
import { scopeOf, seen, type Scope } from './look.ts'
import { routeMatcher } from './matcher.ts'
import { imageOptimizer, locales, remoteImages, rewriteHost, svgOptimizer } from './next-settings.ts'
import type { Shape, ShapeAnswer } from './shape.ts'
import type { Wall } from './wall.ts'

const APP_ROUTER = /(?:^|\/)app\/(?:.*\/)?(?:page|route|layout)\.[cm]?[jt]sx?$/
const MIDDLEWARE = /(?:^|\/)(?:middleware|proxy)\.[cm]?[jt]sx?$/
const USE_SERVER = /^\s*['"]use server['"]/m
const ABSENT: ShapeAnswer = { state: 'absent' }

type Walled = (app: App) => Wall

/** Has the code of these apps a shape? Answered once for each pair: a shape may read every source file. */
export function shapeReader(
  project: Project,
  endpoints: () => readonly EntryPoint[],
  walled: Walled,
): (apps: readonly App[], shape: Shape) => ShapeAnswer {
  const answers = new Map<string, ShapeAnswer>()
  const scopes = new Map<string, Scope>()
  return (apps, shape) => {
    const who = apps.map(app => app.dir).join('\0')
    const key = `${shape}\0\0${who}`
    const known = answers.get(key)
    if (known) return known
    const scope = scopes.get(who) ?? scopeOf(project, apps)
    scopes.set(who, scope)
    const answer = judge(scope, shape, endpoints, walled)
    answers.set(key, answer)
    return answer
  }
}

/**
 * A path that matches no pattern is turned away by a middleware that lets in by name alone, whatever its lists are for;
 * but one that says who needs a rank is walked past by whoever is signed in.
 */
function behindWalls({ apps }: Scope, answer: ShapeAnswer, walled: Walled): ShapeAnswer {
  if (answer.state !== 'present' && answer.state !== 'mitigated') return answer
  const walls = apps.flatMap(app => walled(app) ?? [])
  if (walls.length > 0 && walls.every(wall => wall === 'doubled' || wall === 'open'))
    return { ...answer, state: 'mitigated', because: DOUBLED }
  if (walls.includes('ranks')) return { ...answer, state: 'present' }
  const shut = walls.length > 0 && walls.every(wall => wall === 'strangers')
  return shut ? { ...answer, state: 'mitigated' } : answer
}

function judge(
  scope: Scope,
  shape: Shape,
  endpoints: () => readonly EntryPoint[],
  walled: Walled,
): ShapeAnswer {
  switch (shape) {
    case 'app-router':
      return path(scope, APP_ROUTER)
    case 'middleware':
      return deciding(scope, walled)
    case 'route-matcher':
      return behindWalls(scope, routeMatcher(scope), walled)
    case 'combined-check':
      return combinedCheck(scope)
    case 'server-actions':
      return actions(scope, endpoints())
    case 'custom-server': {
      const server = seen(scope, /\bnext\(\s*\{[^}]{0,200}\b(?:dev|customServer)\b/)
      return server.state === 'present' && actions(scope, endpoints()).state === 'present' ? server : ABSENT
    }
    case 'pages-i18n':
      return locales(scope, Number.POSITIVE_INFINITY)
    case 'single-locale':
      return locales(scope, 1)
    case 'rewrite-host':
      return rewriteHost(scope)
    case 'image-optimizer':
      return imageOptimizer(scope)
    case 'svg-optimizer':
      return svgOptimizer(scope)
    case 'remote-images':
      return remoteImages(scope)
    case 'cached-binary':
      return cachedBinary(scope)
    case 'server-components':
    case 'windows-host':
    case 'self-hosted':
      return { state: 'unknown' }
    default:
      return seen(scope, TELLS[shape])
  }
}

/** Shapes that a name or a call gives away. */
const TELLS = {
  'verify-webhook': /\bverifyWebhook\b/,
  'frontend-api-proxy': /\b(?:frontendApiProxy|clerkFrontendApiProxy)\b/,
  'foreign-req-auth': /['"](?:express-jwt|express-openid-connect|express-oauth2-jwt-bearer|passport)['"]/,
  'authorized-parties': /\bauthorizedParties\s*:/,
  'machine-tokens': /\bacceptsToken\s*:|\bm2m\.|CLERK_MACHINE_SECRET_KEY|\bmachineSecretKey\b/,
  'jwt-templates': /\bgetToken\(\s*\{[^}]{0,200}\btemplate\b/,
  'forwarded-headers': /NextResponse\.next\(\s*\{\s*headers\b/,
  'preview-images': /['"](?:next\/og|@vercel\/og)['"]/,
} as const

const DOUBLED = 'whoever gets past the middleware here meets a guard of each endpoint’s own, or finds nothing'

/** One that turns nobody away decides nothing that could be walked past. */
function deciding(scope: Scope, walled: Walled): ShapeAnswer {
  const answer = path(scope, MIDDLEWARE)
  const walls = scope.apps.flatMap(app => walled(app) ?? [])
  if (answer.state !== 'present' || walls.length === 0) return answer
  if (walls.every(wall => wall === 'open'))
    return { ...answer, state: 'mitigated', because: 'the middleware turns nobody away here' }
  return walls.every(wall => wall === 'doubled' || wall === 'open')
    ? { ...answer, state: 'mitigated', because: DOUBLED }
    : answer
}

function path({ files }: Scope, pattern: RegExp): ShapeAnswer {
  const file = files.find(each => pattern.test(each))
  return file === undefined ? ABSENT : { state: 'present', at: { file, line: 1, note: 'seen here' } }
}

function actions(scope: Scope, endpoints: readonly EntryPoint[]): ShapeAnswer {
  const action = endpoints.find(each => each.kind === 'server-action' && scope.apps.includes(each.app))
  if (action)
    return { state: 'present', at: { file: action.file, line: action.line, note: 'a Server Action' } }
  return seen(scope, USE_SERVER)
}

/** `use cache` without a typed array in the same file may still get one from elsewhere. */
function cachedBinary(scope: Scope): ShapeAnswer {
  const cache = seen(scope, /^\s*['"]use cache(?:: \w+)?['"]/m)
  if (cache.state === 'absent') return ABSENT
  const cached = {
    ...scope,
    files: scope.files.filter(file => /['"]use cache/.test(scope.project.text(file) ?? '')),
  }
  const binary = seen(
    cached,
    /\b(?:U?[Ii]nt(?:8|16|32)(?:Clamped)?Array|Float(?:32|64)Array|ArrayBuffer|Buffer|Blob|DataView)\b/,
  )
  return binary.state === 'present' ? binary : { ...cache, state: 'unknown' }
}
