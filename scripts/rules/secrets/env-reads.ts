import type { Place } from '../../core/place.ts'
import { sourcesWith } from '../../endpoints/sources.ts'
import { nodesIn } from '../../endpoints/tree.ts'
import { placeOf } from '../../project/lines.ts'
import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'

/** A read of `process.env.NAME` or `import.meta.env.NAME`. */
export interface EnvRead {
  name: string
  place: Place
  node: ts.Expression
}

const READS = /\b(?:process|meta)\s*\.\s*env\b/
const ENVIRONMENT = /^(?:process|import\.meta)\s*\.\s*env$/
/** Folders whose source is started by tests alone. */
const TESTS = /(?:^|\/)(?:tests?|e2e)\//

/** Every read of the environment in source that is no test. */
export function* envReads(project: Project): Iterable<EnvRead> {
  for (const source of sourcesWith(project, READS)) {
    if (TESTS.test(source.fileName)) continue
    for (const node of nodesIn(source))
      if (ts.isPropertyAccessExpression(node) && ENVIRONMENT.test(node.expression.getText()))
        yield { name: node.name.text, place: placeOf(node), node }
  }
}
