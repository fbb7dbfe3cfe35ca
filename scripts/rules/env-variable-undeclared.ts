import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import type { EnvRead } from './secrets/env-reads.ts'
import { envReads } from './secrets/env-reads.ts'

/** Without these, something that guards is off; other settings fail loudly or matter less. */
const GUARDS = /(?:^|_)(?:SECRET|SECRET_KEY|SIGNING_SECRET|ENCRYPTION_KEY|PRIVATE_KEY|API_KEY)$|(?:^|_)CLERK_/
/** Given by the platform or by the tool at hand. */
const GIVEN =
  /^(?:VERCEL|NETLIFY|CF|CLOUDFLARE|RAILWAY|RENDER|FLY|GITHUB|GITLAB|CI|AWS|npm|NEXT_RUNTIME|TURBO)(?:_|$)/
/** Files other than env files that set variables. */
const SETS =
  /(?:^|\/)(?:Dockerfile[^/]*|[^/]*compose[^/]*\.ya?ml|vercel\.json|[^/]*\.toml|[^/]*\.tf|[^/]*\.ya?ml|Makefile|[^/]*\.sh)$/

/** One hit for each name, at its first read. Nothing is said of a repository that keeps no example. */
function* check({ project }: Model): Iterable<Hit> {
  const examples = project.envFiles.filter(({ example, variables }) => example && variables.length > 0)
  const [example] = examples
  if (example === undefined) return
  const declared = declaredIn(project)
  const seen = new Set<string>()
  for (const read of envReads(project, text => /SECRET|KEY|CLERK_/.test(text))) {
    const { name, place } = read
    if (seen.has(name) || !GUARDS.test(name) || GIVEN.test(name) || declared(name) || hasDefault(read))
      continue
    seen.add(name)
    yield {
      place,
      message: `${name} is read here, and no env file, example or deployment of this repository sets it: add it to ${example.file}, empty.`,
      attack: 'Finds the deployment whose owner was never told of the variable, where what it guards is off.',
    }
  }
}

/** A schema that demands the variable declares it: the app does not start without it. */
function declaredIn(project: Project): (name: string) => boolean {
  const names = new Set(project.envFiles.flatMap(({ variables }) => variables.map(({ name }) => name)))
  const commented = project.envFiles.map(({ file }) => project.text(file) ?? '')
  const others = project.files.filter(file => SETS.test(file)).map(file => project.text(file) ?? '')
  const schemas = project.files
    .filter(file => /env[^/]*\.[cm]?[jt]s$/i.test(file))
    .map(file => project.text(file) ?? '')
  return name =>
    names.has(name) ||
    [...others, ...commented].some(text => text.includes(name)) ||
    schemas.some(text => new RegExp(String.raw`\b${name}["']?\s*:`).test(text))
}

/** `process.env.NAME ?? 'x'`, `if (process.env.NAME)`: the code lives without it. */
function hasDefault({ node }: EnvRead): boolean {
  const { parent } = node
  if (ts.isBinaryExpression(parent) && parent.left === node)
    return ['??', '||', '&&'].includes(parent.operatorToken.getText())
  return (
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node) ||
    ts.isPrefixUnaryExpression(parent)
  )
}

const rule: Rule<Model> = {
  id: 'env-variable-undeclared',
  title: 'Secret that is read and declared nowhere',
  group: 'env',
  severity: 'info',
  confidence: 'medium',
  cwe: [1188],
  owasp: 'ASVS V13.1.1',
  check,
}

export default rule
