import { ts } from '../project/typescript.ts'
import { Leave, type Run } from './run.ts'
import type { Scope } from './state.ts'
import { constant, object, type NativeCall, type Value } from './values.ts'

/** A decorator of the older kind takes the class, the name and a descriptor. */
const LEGACY_PARAMETERS = 3

/**
 * A method as its decorators leave it, the innermost first. Those of the standard give the function that takes its
 * place, the older ones set it on the descriptor (https://www.typescriptlang.org/docs/handbook/decorators.html).
 */
export function decorated(run: Run, node: ts.MethodDeclaration, scope: Scope, original: Value): Value {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []
  return decorators
    .toReversed()
    .reduce((value, { expression }) => replaced(run, expression, scope, value), original)
}

/** Decorating is done while the class is declared: nothing of it is done for a caller. */
function replaced(run: Run, expression: ts.Expression, scope: Scope, value: Value): Value {
  run.quiet += 1
  try {
    const decorator = run.interpreter.evaluate(run, expression, scope)
    // One of a package, or one that cannot be followed, is taken to describe the method only.
    if (decorator.kind !== 'function') return value
    const call: NativeCall = { run, args: [], self: null, site: expression, constructed: false }
    const legacy = decorator.node.parameters.length >= LEGACY_PARAMETERS
    if (!legacy) {
      const given = run.interpreter.call(decorator, {
        ...call,
        args: [value, object({ kind: constant('method') })],
      })
      return given.kind === 'function' ? given : value
    }
    const descriptor = object({ value })
    const given = run.interpreter.call(decorator, { ...call, args: [object({}), constant(''), descriptor] })
    return (given.kind === 'object' ? given : descriptor).cells.get('value')?.value ?? value
  } catch (error) {
    if (error instanceof Leave) return value
    throw error
  } finally {
    run.quiet -= 1
  }
}
