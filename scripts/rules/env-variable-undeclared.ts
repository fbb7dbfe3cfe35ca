import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { Project } from '../project/project.ts'
import { ts } from '../project/typescript.ts'
import { outermost } from './promises/use.ts'
import type { EnvRead } from './secrets/env-reads.ts'
import { envReads } from './secrets/env-reads.ts'

/** Without these, something that guards is off; other settings fail loudly or matter less. */
const GUARDS = /(?:^|_)(?:SECRET|SECRET_KEY|ENCRYPTION_KEY|PRIVATE_KEY|API_KEY)$|(?:^|_)CLERK_/
/** Given by the platform or by the tool at hand. */
const GIVEN =
  /^(?:VERCEL|NETLIFY|CF|CLOUDFLARE|RAILWAY|RENDER|FLY|GITHUB|GITLAB|CI|AWS|npm|NEXT_RUNTIME|TURBO)_/
/** Files other than env files that set variables, or tell people to. */
const SETS = /(?:^|\/)(?:Dockerfile[^/]*|vercel\.json|Makefile|[^/]*\.(?:toml|tf|ya?ml|sh|mdx?))$/
const SOURCE = /\.[cm]?[jt]sx?$/

/** One hit for each name, at its first read. Nothing is said of a repository that keeps no example. */
function* check({ project }: Model): Iterable<Hit> {
  const example = project.envFiles.find(file => file.example && file.variables.length > 0)
  if (example === undefined) return
  const reads = [...envReads(project)]
  const settled = new Set(reads.filter(livesWithout).map(({ name }) => name))
  const declared = declaredIn(project)
  for (const { name, place } of reads) {
    if (settled.has(name) || !GUARDS.test(name) || GIVEN.test(name) || declared(name)) continue
    settled.add(name)
    yield {
      place,
      message: `${name} is read here, and no env file, example, deployment or guide of this repository names it: add it to ${example.file}, empty.`,
      attack: 'Finds the deployment whose owner was never told of the variable, where what it guards is off.',
    }
  }
}

/** A schema (`NAME: z.string()`) declares it, too: the app does not start without it, or is made to. */
function declaredIn(project: Project): (name: string) => boolean {
  const envFiles = new Set(project.envFiles.map(({ file }) => file))
  const texts = (wanted: (file: string) => boolean) =>
    project.files.filter(wanted).map(file => project.text(file) ?? '')
  // A line that is commented out in an example still tells of the name.
  const naming = texts(file => SETS.test(file) || envFiles.has(file))
  const schemas = texts(file => SOURCE.test(file)).filter(text =>
    /\b(?:zod|valibot|envalid|arktype)\b/.test(text),
  )
  return name =>
    naming.some(text => text.includes(name)) ||
    schemas.some(text => new RegExp(String.raw`\b${name}["']?\s*:\s*(?!process\b|import\b)`).test(text))
}

/** `process.env.NAME ?? 'x'`, `if (!process.env.NAME)`: the code knows that it may be missing. */
function livesWithout({ node }: EnvRead): boolean {
  const read = outermost(node)
  const { parent } = read
  if (ts.isBinaryExpression(parent) && parent.left === read)
    return ['??', '||', '&&'].includes(parent.operatorToken.getText())
  return (
    ts.isIfStatement(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition === read) ||
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
  since: 'any',
  check,
}

export default rule
