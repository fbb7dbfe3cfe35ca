import type { Model } from '../access/model.ts'
import type { Place } from '../core/place.ts'
import { linePlace } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { FoundSecret } from '../core/secret.ts'
import type { Confidence, Severity } from '../core/vocabulary.ts'
import { byHand } from '../fixes/by-hand.ts'
import { renamedVariable } from '../fixes/renamed-variable.ts'
import type { EnvVariable, Project } from '../project/project.ts'
import { PUBLIC_PREFIX, namesClerkSecret, namesSecret } from '../core/secret-name.ts'
import { knownSecret } from './secrets/env-secret.ts'
import { publicSecretReads } from './secrets/public-reads.ts'

/** All places of one variable: its lines in env files, its reads in the source. */
interface Leak {
  name: string
  /** A real secret that an env file gives it. */
  secret: FoundSecret | undefined
  /** Put into the bundle by the `env` key of next.config, whatever its prefix. */
  inlined: boolean
  place: Place
  /** Where it stands again. */
  others: Place[]
}

/** One hit for each variable: its lines and reads are one mistake. */
function* check({ project }: Model): Iterable<Hit> {
  const leaks = new Map<string, Leak>()
  for (const leak of [...inEnvFiles(project), ...inSource(project)]) {
    const known = leaks.get(leak.name)
    if (known === undefined) leaks.set(leak.name, leak)
    else {
      known.others.push(leak.place)
      known.secret ??= leak.secret
    }
  }
  for (const leak of leaks.values()) yield hitOf(project, leak)
}

/** The files that are loaded before the examples. */
function* inEnvFiles(project: Project): Iterable<Leak> {
  const files = [...project.envFiles].sort((a, b) => Number(a.example) - Number(b.example))
  for (const file of files) {
    for (const variable of file.variables) {
      if (!PUBLIC_PREFIX.test(variable.name)) continue
      const secret = knownSecret(variable)
      if (secret === undefined && !(namesSecret(variable.name) && !isPublicValue(variable))) continue
      const place = linePlace(file.file, variable.line, `${variable.name}=${variable.value}`)
      yield { name: variable.name, secret, inlined: false, place, others: [] }
    }
  }
}

function* inSource(project: Project): Iterable<Leak> {
  for (const { name, place, by } of publicSecretReads(project)) {
    yield { name, secret: undefined, inlined: by === 'config', place, others: [] }
  }
}

/** A misnamed variable that holds a publishable key or a switch gives nothing away. */
function isPublicValue({ value }: EnvVariable): boolean {
  return /^(?:pk_|true$|false$|\d{1,5}$)/.test(value)
}

function hitOf(project: Project, leak: Leak): Hit {
  const { place, others } = leak
  return {
    place,
    message: messageOf(leak),
    attack:
      namesClerkSecret(leak.name) || leak.secret?.kind.startsWith('clerk') === true ? ON_CLERK : ON_OTHERS,
    ...weigh(leak),
    related: others.map(other => ({ ...other, note: `${leak.name} again` })),
    fix: leak.inlined
      ? byHand(
          `Keep ${leak.name} out of the code for the browser`,
          `Take ${leak.name} out of \`env\` in ${place.file}: the server reads process.env without it.`,
        )
      : renamedVariable(project, leak.name),
  }
}

const ON_CLERK =
  'Opens the site, finds the value in its scripts and reads, changes or impersonates every user through the Backend API.'
const ON_OTHERS = 'Opens the site, finds the value in its scripts and uses it as the server would.'

function messageOf({ name, secret, inlined }: Leak): string {
  const holds = secret === undefined ? 'names a secret' : `holds the ${secret.label} ${secret.shown}`
  const why = inlined
    ? 'is put into the code for the browser by `env` of the Next config'
    : `is copied into the code for the browser by its prefix ${PUBLIC_PREFIX.exec(name)?.[0] ?? ''}`
  return `${name} ${holds} and ${why}: rename it, read it on the server alone, and replace the value.`
}

function weigh({ name, secret, inlined }: Leak): { severity: Severity; confidence: Confidence } {
  if (secret !== undefined) return { severity: 'critical', confidence: 'high' }
  // Next inlines only where code for the browser names the variable.
  if (inlined) return { severity: 'high', confidence: 'medium' }
  return namesClerkSecret(name)
    ? { severity: 'critical', confidence: 'high' }
    : { severity: 'high', confidence: 'medium' }
}

const rule: Rule<Model> = {
  id: 'secret-under-public-prefix',
  title: 'Secret in a variable that reaches the browser',
  group: 'env',
  severity: 'critical',
  confidence: 'high',
  cwe: [200, 522],
  owasp: 'ASVS V13.3.1',
  since: 'any',
  check,
}

export default rule
