import type { Model } from '../access/model.ts'
import { linePlace } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { KeyInHistory } from '../project/project.ts'
import { described, isReported, useOf, weighKey } from './secrets/key-weight.ts'

/** One hit for each key, at the place where a commit first brought it in. */
function* check({ project }: Model): Iterable<Hit> {
  for (const key of project.history() ?? []) if (isReported(key.secret)) yield hitOf(key)
}

function hitOf({ file, line, commit, stillThere, secret }: KeyInHistory): Hit {
  const since = stillThere ? 'and still stands there' : 'and stays in the history'
  return {
    place: linePlace(file, line),
    message: `${described(secret)} came in with commit ${commit}, ${since}: make a new key, deploy it, then revoke this one. Rewriting the history alone leaves it valid.`,
    attack: `Clones the repository, a fork or an old copy of it, searches its commits and ${useOf(secret.kind)}.`,
    ...weighKey(file, secret),
  }
}

const rule: Rule<Model> = {
  id: 'secret-in-history',
  title: 'A commit holds a secret key',
  group: 'env',
  severity: 'high',
  confidence: 'high',
  cwe: [540, 798],
  owasp: 'ASVS V13.3.1',
  since: 'any',
  check,
}

export default rule
