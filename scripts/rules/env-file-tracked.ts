import type { Model } from '../access/model.ts'
import { linePlace } from '../core/place.ts'
import type { Fix } from '../core/fix.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { findSecrets } from '../core/secret.ts'
import { ignoreEntries } from '../fixes/gitignore.ts'
import type { EnvFile, Project } from '../project/project.ts'
import { nearestGitignore } from './secrets/gitignore.ts'
import { KEYLESS_FILE, secretsOf } from './secrets/env-secret.ts'

const ATTACK =
  'Reads the repository, a fork, an old clone or its history, and uses the secrets until each one is replaced.'

function* check({ project }: Model): Iterable<Hit> {
  for (const file of project.envFiles) {
    // Real keys in an example are a rule of their own: the file belongs into git, the key does not.
    if (!file.example && project.git.tracked(file.file) === true) yield* envFileHit(project, file)
  }
  for (const file of project.files) {
    if (KEYLESS_FILE.test(file) && project.git.tracked(file) === true) yield* keylessHit(project, file)
  }
}

function* envFileHit(project: Project, file: EnvFile): Iterable<Hit> {
  const secrets = secretsOf(file)
  const worst = secrets.find(secret => secret.live) ?? secrets.find(secret => secret.certain) ?? secrets[0]
  if (worst === undefined) return
  const others = secrets.filter(secret => secret !== worst)
  yield {
    place: linePlace(file.file, worst.variable.line),
    message: `${file.file} is committed with ${[worst, ...others].map(secret => secret.shown).join(', ')}: replace the values at their issuers, then \`git rm --cached\` the file.`,
    attack: ATTACK,
    severity: worst.live ? 'critical' : 'high',
    confidence: worst.certain ? 'high' : 'medium',
    related: others.map(secret => ({
      ...linePlace(file.file, secret.variable.line),
      note: `${secret.shown} is committed too`,
    })),
    fix: untracked(project, file.file),
  }
}

/** Out of the index, and never in it again; the file itself stays, and so does what the history holds. */
function untracked(project: Project, file: string): Fix {
  const ignored = project.git.ignored(file) === true
  const gitignore =
    nearestGitignore(project, file.slice(0, Math.max(0, file.lastIndexOf('/')))) ?? '.gitignore'
  const folder = gitignore.slice(0, -'.gitignore'.length)
  const entry = `/${file.slice(folder.length)}`
  const { edits, create } = ignored
    ? { edits: [], create: [] }
    : ignoreEntries(gitignore, project.text(gitignore), [entry])
  return {
    title: `Take ${file} out of git (git rm --cached)`,
    safety: 'safe',
    edits,
    create,
    untrack: [file],
    install: [],
    remains: [`Replace the secrets of ${file} at their issuers: the history has them still.`],
  }
}

function* keylessHit(project: Project, file: string): Iterable<Hit> {
  const text = project.text(file) ?? ''
  const secret = findSecrets(text).find(found => found.real)
  if (secret === undefined) return
  yield {
    place: linePlace(file, text.slice(0, secret.start).split('\n').length),
    message: `${file} is committed with ${secret.shown}, the secret key of the instance that Clerk's keyless mode made.`,
    attack: ATTACK,
    severity: secret.live ? 'critical' : 'high',
    fix: untracked(project, file),
  }
}

const rule: Rule<Model> = {
  id: 'env-file-tracked',
  title: 'Env file with secrets is committed',
  group: 'env',
  severity: 'high',
  confidence: 'high',
  cwe: [538, 312],
  owasp: 'ASVS V13.3.1',
  since: 'any',
  check,
}

export default rule
