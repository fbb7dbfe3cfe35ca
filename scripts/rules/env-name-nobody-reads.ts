import type { Model } from '../access/model.ts'
import { linePlace } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { renamedWhereSet } from '../fixes/renamed-variable.ts'
import type { EnvFile, EnvVariable, Project } from '../project/project.ts'
import { namesSecret, PUBLIC_PREFIX } from '../core/secret-name.ts'
import { toldOfWebhook } from './webhooks/misnamed.ts'
import { namesReadBy } from './secrets/read-names.ts'

const CLERK_NAME = /(?:^|_)CLERK_[A-Z_]+$/
/** What the tutorials of other years called the signing secret. */
const OLD_SECRET = /^(?:[A-Z]+_)*(?:WEBHOOK|SIGNING)_SECRET$/
/** Files that speak of a name without reading it. */
const NO_READER = /\.(?:mdx?|txt)$|(?:^|\/)turbo\.jsonc?$|\.env(?:\.|$)/
/** A name that is put together when it is needed may be any. */
const COMPUTED = /\benv\[\s*(?:`[^`]*\$\{|["'][A-Z_]*CLERK_["']\s*\+)/

/** One hit for each name, in the first file that holds it; files that are loaded come before examples. */
function* check(model: Model): Iterable<Hit> {
  const { project } = model
  const read = namesReadBy(project.apps)
  if (read === undefined) return
  const files = [...project.envFiles].sort((a, b) => Number(a.example) - Number(b.example))
  const seen = new Set<string>()
  let mentions: ((name: string) => boolean) | undefined
  for (const file of files) {
    for (const variable of file.variables) {
      const { name } = variable
      if (seen.has(name) || read.has(name) || !isClerks(variable)) continue
      seen.add(name)
      mentions ??= mentionedIn(project)
      if (!mentions(name) && !toldOfWebhook(model, name)) yield hitOf(project, file, variable, read)
    }
  }
}

function isClerks({ name, value }: EnvVariable): boolean {
  // That it would reach the browser is worse, and another rule's.
  if (PUBLIC_PREFIX.test(name) && namesSecret(name)) return false
  return (
    CLERK_NAME.test(name) || (OLD_SECRET.test(name) && value.startsWith('whsec_') && !/STRIPE/.test(name))
  )
}

function mentionedIn(project: Project): (name: string) => boolean {
  const texts = project.files.filter(file => !NO_READER.test(file)).map(file => project.text(file) ?? '')
  const computed = texts.some(text => COMPUTED.test(text))
  return name => computed || texts.some(text => text.includes(name))
}

function hitOf(project: Project, file: EnvFile, { name, line }: EnvVariable, read: ReadonlySet<string>): Hit {
  const instead = insteadOf(name, read)
  return {
    place: linePlace(file.file, line),
    message: `${name} is read by nothing here: neither Clerk's packages nor the source name it${instead === undefined ? '' : `; the package reads ${instead}`}.`,
    attack:
      'Profits from the setting that everybody believes to be on: the check that lacks its key is off, or fails open.',
    ...(instead === undefined ? {} : { fix: renamedWhereSet(project, name, instead) }),
  }
}

/** The name that does what this one is meant to do. */
function insteadOf(name: string, read: ReadonlySet<string>): string | undefined {
  const bare = name.replace(/^(?:NEXT_PUBLIC|VITE)_/, '')
  const candidates = [
    ...(/(?:WEBHOOK|SIGNING).*SECRET/.test(name) ? ['CLERK_WEBHOOK_SIGNING_SECRET'] : []),
    ...(bare === 'CLERK_API_KEY' ? ['CLERK_SECRET_KEY'] : []),
    ...(bare === 'CLERK_FRONTEND_API' ? ['NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY', 'CLERK_PUBLISHABLE_KEY'] : []),
    ...(bare.startsWith('CLERK_AFTER_')
      ? [name.replace('AFTER_', '').replace('_URL', '_FALLBACK_REDIRECT_URL')]
      : []),
    bare,
    `NEXT_PUBLIC_${bare}`,
  ]
  return candidates.find(candidate => read.has(candidate))
}

const rule: Rule<Model> = {
  id: 'env-name-nobody-reads',
  title: 'Clerk variable under a name that nothing reads',
  group: 'env',
  severity: 'low',
  confidence: 'medium',
  cwe: [1188],
  owasp: 'ASVS V13.1.1',
  since: 'any',
  check,
}

export default rule
