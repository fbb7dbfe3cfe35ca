import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../../access/model.ts'
import type { Fix } from '../../core/fix.ts'
import type { EntryPoint } from '../../endpoints/entry-point.ts'
import { join as within, nextRoots } from '../../endpoints/next-roots.ts'
import { ignoreEntries } from '../gitignore.ts'
import { envExampleTemplate } from './env/env-example.ts'
import { envTemplate } from './env/env.ts'
import {
  apiRouteTemplate,
  rateLimitTemplate,
  reverificationTemplate,
  serverActionTemplate,
} from './examples.ts'
import { homeOf } from './home.ts'
import type { Home } from './home.ts'
import { middlewareTemplate } from './middleware/middleware.ts'
import type { TemplateName } from './names.ts'
import type { Source } from './parts.ts'
import { webhookTemplate } from './webhook/webhook.ts'

/** What only the caller has. */
interface Given {
  /** Absolute folder of this package, which holds templates/. */
  self: string
  /** The signature check in front of a webhook handler that has none. */
  verified: (endpoint: EntryPoint) => Fix | undefined
}

/**
 * A template fitted into each Next.js app of the project that uses Clerk: one fix each, which merges it into what is
 * there. Empty where there is no such app.
 */
export function templateFixes(name: TemplateName, model: Model, { self, verified }: Given): Fix[] {
  const source: Source = file => readFileSync(join(self, 'templates/next', file), 'utf8')
  const { project } = model
  return nextRoots(project)
    .filter(root => !root.isLibrary && (root.appDir !== null || root.pagesDir !== null))
    .map(root => homeOf(project, root))
    .map(home => fixOf(name, { model, home, source, verified }))
}

interface Asked {
  model: Model
  home: Home
  source: Source
  verified: Given['verified']
}

function fixOf(name: TemplateName, { model, home, source, verified }: Asked): Fix {
  switch (name) {
    case 'middleware':
      return middlewareTemplate(model, home, source)
    case 'env':
      return envTemplate(home, source)
    case 'api-route':
      return withMiddleware(apiRouteTemplate(home, source), { model, home, source })
    case 'server-action':
      return withMiddleware(serverActionTemplate(home, source), { model, home, source })
    case 'webhook':
      return webhookTemplate(model, home, source, verified)
    case 'reverification':
      return withMiddleware(reverificationTemplate(home, source), { model, home, source })
    case 'rate-limit':
      return rateLimitTemplate(home, source)
    case 'gitignore':
      return gitignore(home, source)
    case 'env-example':
      return envExampleTemplate(home, source)
  }
}

/** `auth()` throws where clerkMiddleware() has not run: an app without one is given it together with what calls it. */
function withMiddleware(fix: Fix, { model, home, source }: Omit<Asked, 'verified'>): Fix {
  if (fix.create.length === 0 || model.middlewareOf(home.root.app) !== undefined) return fix
  const middleware = middlewareTemplate(model, home, source)
  return {
    ...fix,
    safety: middleware.safety,
    create: [...fix.create, ...middleware.create],
    install: [...new Set([...fix.install, ...middleware.install])],
    remains: [...fix.remains, ...middleware.remains],
  }
}

/** In the nearest .gitignore above the app: a monorepo often has one alone. */
function gitignore({ project, root }: Home, source: Source): Fix {
  const own = within(root.dir, '.gitignore')
  const file = project.files.includes(own) || !project.files.includes('.gitignore') ? own : '.gitignore'
  const entries = source('gitignore').split('\n')
  return ignoreEntries(file, project.text(file), entries)
}
