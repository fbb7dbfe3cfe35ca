import type { Model } from '../access/model.ts'
import type { Hit, Rule } from '../core/rule.ts'
import { placeOf } from '../project/lines.ts'

/** One hit for each module and what it takes along: several uses in it are one mistake. */
function* check(model: Model): Iterable<Hit> {
  const seen = new Set<string>()
  for (const { node, name, what, chain, loaded } of model.serverCodeInBrowser()) {
    const place = placeOf(node)
    const key = `${place.file}:${name}`
    if (seen.has(key)) continue
    seen.add(key)
    const direct = chain.length === 1
    yield {
      place,
      message:
        what === 'module'
          ? `${name} is made for servers and is loaded by code that runs in the browser: move what needs it into a Server Action, a route or a server component.`
          : `${name} is read by code that runs in the browser, where it is undefined until somebody makes it public to mend that: read it on the server alone.`,
      attack:
        'Reads the code of the server in the scripts of the site, and its key as soon as a prefix or a bundler setting makes this code work.',
      // A component that nothing loads is in no bundle yet.
      ...(loaded ? {} : { severity: 'low' }),
      confidence: loaded ? (direct ? 'high' : 'medium') : 'low',
      related: chain.map(({ file, line, note }) => ({
        file,
        line,
        column: 1,
        endLine: line,
        endColumn: 1,
        note,
      })),
    }
  }
}

const rule: Rule<Model> = {
  id: 'server-module-in-client-bundle',
  title: 'Server code in what browsers load',
  group: 'env',
  severity: 'medium',
  confidence: 'high',
  cwe: [200, 668],
  owasp: 'ASVS V13.3.1',
  since: 'any',
  check,
}

export default rule
