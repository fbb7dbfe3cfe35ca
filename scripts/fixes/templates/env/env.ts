import type { Fix, TextEdit } from '../../../core/fix.ts'
import { join } from '../../../endpoints/next-roots.ts'
import { styleOf } from '../../code-style.ts'
import type { Home } from '../home.ts'
import { fileAt, placed } from '../parts.ts'
import type { Source } from '../parts.ts'
import { withClerkKeys } from './entries.ts'
import { envModuleOf } from './existing.ts'
import { loadedAtStart } from './instrumentation.ts'

/** Before it, Next reads instrumentation.ts only where next.config asks for it. */
const HOOK_SINCE = 15

/**
 * The module that checks the keys, run when the server starts. An app that checks its environment by a schema of its
 * own has the keys added there, and keeps the rest of the check in a module beside it.
 */
export function envTemplate(home: Home, source: Source): Fix {
  const standing = fileAt(home, join(home.base, 'instrumentation'))
  const parts = placed(home, source, standing === undefined ? ['env', 'instrumentation'] : ['env'])
  const file = parts.files.get('env') ?? 'env'
  const started = standing === undefined ? { edits: [], remains: [] } : atStart(home, standing, file)
  const known = inExisting(home)
  return {
    title: `Check Clerk's keys when the server starts, in ${file}`,
    safety: 'review',
    edits: [...known.edits, ...started.edits],
    create: parts.create,
    install: parts.install,
    remains: [...known.remains, ...started.remains, ...(parts.create.length > 0 ? hook(home) : [])],
  }
}

interface Part {
  edits: readonly TextEdit[]
  remains: readonly string[]
}

function atStart(home: Home, standing: string, file: string): Part {
  const syntax = home.project.syntax(standing)
  const specifier = home.specifier(standing, file)
  const edits = syntax && loadedAtStart(syntax, specifier)
  if (edits !== undefined) return { edits: edits.map(edit => ({ file: standing, ...edit })), remains: [] }
  const line = `if (process.env.NEXT_RUNTIME === 'nodejs') await import('${specifier}')`
  return { edits: [], remains: [`In ${standing}, let register() begin with \`${line}\`.`] }
}

function inExisting(home: Home): Part {
  const module = envModuleOf(home)
  const syntax = module === undefined ? undefined : home.project.syntax(module)
  if (module === undefined || syntax === undefined) return { edits: [], remains: [] }
  const edits = withClerkKeys(syntax, styleOf(syntax.text))
  if (edits !== undefined) return { edits: edits.map(edit => ({ file: module, ...edit })), remains: [] }
  if (/\bCLERK_SECRET_KEY\b/.test(syntax.text)) return { edits: [], remains: [] }
  return {
    edits: [],
    remains: [
      `${module} has a form that is left as it is: add CLERK_SECRET_KEY to what it checks for the server, and NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY to what it checks for the browser.`,
    ],
  }
}

function hook({ next }: Home): string[] {
  return next >= HOOK_SINCE
    ? []
    : ['Set `experimental: { instrumentationHook: true }` in next.config: Next 14 and older ask for it.']
}
