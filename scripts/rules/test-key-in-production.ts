import type { Model } from '../access/model.ts'
import { linePlace } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { Confidence } from '../core/vocabulary.ts'
import type { DeployedKey } from './secrets/deployed-keys.ts'
import { keysInEnvFiles, keysInText } from './secrets/deployed-keys.ts'

/** Loaded where NODE_ENV is production, and nowhere else. */
const PRODUCTION_ENV = /(?:^|\/)(?:\.env\.prod(?:uction)?(?:\.local)?|prod(?:uction)?\.env)$/

/** Files that say how the app is run for its users, with how sure that is. */
const DEPLOYMENTS: readonly { file: RegExp; text?: RegExp; sure: Confidence }[] = [
  { file: /(?:^|\/)vercel\.json$/, sure: 'high' },
  { file: /(?:^|\/)(?:fly\.toml|render\.ya?ml|amplify\.yml)$/, sure: 'medium' },
  {
    file: /(?:^|\/)Dockerfile(?:\.prod(?:uction)?)?$/,
    text: /NODE_ENV[= ]"?production|\bbuild\b/,
    sure: 'medium',
  },
  {
    file: /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/,
    text: /NODE_ENV["']?\s*[:=]\s*["']?production/,
    sure: 'medium',
  },
  {
    file: /(?:^|\/)\.github\/workflows\/[^/]*(?:deploy|release|prod)[^/]*\.ya?ml$/,
    text: /--prod\b|deploy|docker\/build-push-action/,
    sure: 'medium',
  },
]
const OTHER_STAGE = /preview|staging|(?:^|[/._-])(?:dev|development|test|local|e2e)[/._-]/i

/** One hit for each file. */
function* check({ project }: Model): Iterable<Hit> {
  for (const { file, keys } of keysInEnvFiles(project)) {
    if (PRODUCTION_ENV.test(file)) yield* hitsOf(keys, 'is loaded in production', 'high')
  }
  for (const file of project.files) {
    const deployment = DEPLOYMENTS.find(each => each.file.test(file))
    if (deployment === undefined || OTHER_STAGE.test(file)) continue
    const text = project.text(file) ?? ''
    if (deployment.text !== undefined && !deployment.text.test(text)) continue
    yield* hitsOf(keysInText(file, text), 'runs or builds the app for production', deployment.sure)
  }
}

function* hitsOf(keys: readonly DeployedKey[], why: string, confidence: Confidence): Iterable<Hit> {
  const [first, ...others] = keys.filter(({ mode }) => mode === 'test')
  if (first === undefined) return
  yield {
    place: linePlace(first.file, first.line),
    message: `${first.file} ${why} and gives ${first.name} the key of a development instance (${first.shown}).`,
    attack:
      'Signs up at the development instance, which has no limits for bots and hands its session over in the address, and is let into the production app.',
    confidence,
    related: others.map(({ file, line, name, shown }) => ({
      ...linePlace(file, line),
      note: `${name} (${shown}) too`,
    })),
  }
}

const rule: Rule<Model> = {
  id: 'test-key-in-production',
  title: 'Key of a development instance where production reads it',
  group: 'env',
  severity: 'medium',
  confidence: 'high',
  cwe: [1188, 489],
  owasp: 'ASVS V13.1.1',
  since: 'any',
  check,
}

export default rule
