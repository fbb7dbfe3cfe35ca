import type { ClerkCall } from '../access/clerk-calls.ts'
import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { nextRoots } from '../endpoints/next-roots.ts'
import { middlewareToCreate } from '../fixes/middleware-file.ts'
import { placeOf } from '../project/lines.ts'
import type { App } from '../project/project.ts'

/**
 * `auth()` reads what clerkMiddleware leaves on the request and throws where it has not run
 * (docs: reference/nextjs/app-router/auth; @clerk/nextjs `server/errors`).
 */
function* check(model: Model): Iterable<Hit> {
  const calls = [...model.clerkCalls()]
  for (const root of nextRoots(model.project)) {
    // Without routes nothing is run by Next.
    const routes = root.appDir ?? root.pagesDir
    if (routes === null || root.isLibrary || hasMiddleware(model, root.app)) continue
    const own = calls.filter(call => appOf(model, call) === root.app)
    const [first] = own
    if (!first) continue
    const create = middlewareToCreate(model, root.app)
    yield {
      ...hit(first, own),
      fix: {
        title: `Run clerkMiddleware() in front of ${root.dir === '' ? 'the app' : root.dir}`,
        safety: 'review',
        edits: [],
        create,
        install: [],
        remains:
          create.length > 0
            ? []
            : [
                'Add a middleware with clerkMiddleware() (authMiddleware() before @clerk/nextjs 5) beside app or pages.',
              ],
      },
    }
  }
}

/** One that Next runs, or one that is reported as not run, or one that could not be read. */
function hasMiddleware(model: Model, app: App): boolean {
  const { project } = model
  const named = (file: string) => /(^|\/)(middleware|proxy)\.\w+$/.test(file) && project.appOf(file) === app
  return (
    model.middlewareOf(app) !== undefined ||
    model.notRun().some(({ file }) => project.appOf(file) === app) ||
    project.unknown.some(({ what }) => named(what))
  )
}

function appOf(model: Model, { node }: ClerkCall): App {
  return model.project.appOf(node.getSourceFile().fileName)
}

function hit({ node, what }: ClerkCall, all: readonly ClerkCall[]): Hit {
  const others = all.length > 1 ? ` (as ${all.length - 1} more do)` : ''
  return {
    place: placeOf(node),
    message: `${what === 'protect' ? 'auth.protect()' : `${what}()`} is called${others}, and no middleware of this app runs clerkMiddleware(): it throws for everybody.`,
    attack:
      'Asks for a page that catches the error: it takes everybody for signed out, and shows what it shows them.',
    related: all.slice(1).map(each => ({ ...placeOf(each.node), note: 'throws too' })),
  }
}

const rule: Rule<Model> = {
  id: 'middleware-absent',
  title: "Clerk's auth() is called, but no middleware runs",
  group: 'middleware',
  severity: 'medium',
  confidence: 'medium',
  cwe: [1220, 755],
  owasp: 'API8:2023',
  since: '@clerk/nextjs 4.17.0',
  check,
}

export default rule
