import type { Model } from '../../access/model.ts'
import type { ClerkOptions } from '../../access/options/clerk-options.ts'
import { nextRoots, type NextRoot } from '../../endpoints/next-roots.ts'
import type { App } from '../../project/project.ts'

/** Next apps that use Clerk and serve pages to browsers. */
export function* appsWithPages(model: Model): Generator<NextRoot> {
  for (const root of appsWithClerk(model)) {
    const pages = model.endpoints.some(
      each => each.app === root.app && (each.kind === 'page' || each.kind === 'pages-page'),
    )
    if (pages) yield root
  }
}

/** Next apps that use Clerk. */
export function* appsWithClerk(model: Model): Generator<NextRoot> {
  for (const root of nextRoots(model.project))
    if (!root.isLibrary && [...root.app.dependencies.keys()].some(each => each.startsWith('@clerk/')))
      yield root
}

/** The policy that Clerk's middleware is told to send; undefined: none. */
export function clerkPolicy(model: Model, app: App): ClerkOptions | undefined {
  return model.clerkOptions().find(each => {
    const { object, open } = each.option('contentSecurityPolicy')
    return each.app === app && each.name === 'clerkMiddleware' && (object || open)
  })
}
