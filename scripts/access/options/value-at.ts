import type { ts } from '../../project/typescript.ts'
import { clerkMajor } from '../facts.ts'
import type { Machine } from '../interpreter.ts'
import { BudgetSpent, Leave, type Run } from '../run.ts'
import { unknown, type Value } from '../values.ts'

/**
 * The value of an expression as its module alone tells it, whoever calls: names of the functions around it are not
 * known. `then` goes on with it in the same run.
 */
export function valueAt(
  { project, modules, run: start }: Machine,
  node: ts.Expression,
  then: (run: Run, value: Value) => Value = (_, value) => value,
): Value {
  const file = node.getSourceFile().fileName
  const app = project.appOf(file)
  const facts = {
    project,
    app,
    caller: 'anonymous',
    owns: false,
    clerkMajor: clerkMajor(app),
    request: null,
  } as const
  const run = start(facts, node)
  run.quiet = 1
  try {
    return run.journal.isolate(() => then(run, run.interpreter.evaluate(run, node, modules.scope(file))))
      .result
  } catch (error) {
    if (error instanceof Leave || error instanceof BudgetSpent || error instanceof RangeError)
      return unknown()
    throw error
  }
}
