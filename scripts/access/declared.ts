import type { Configuration } from '../project/configuration.ts'
import { hasEveryRight, signedIn } from './facts.ts'
import { IDENTITY, marked, PLAIN, STORED, type Cause } from './origin.ts'
import { data, native, resolved, type NativeCall, type Value } from './values.ts'

/**
 * What the app's developers have declared of their own functions: guards that turn callers away, and calls that do
 * or do not matter. A declaration wins over what the source says.
 */
export function declaredExport(
  configuration: Configuration,
  module: string,
  name: string,
): Value | undefined {
  const guard = configuration.guards?.find(each => sameModule(each.module, module) && each.export === name)
  if (guard) return guardFunction(name, guard.kind ?? 'session')
  const effect = configuration.effects?.find(each => sameModule(each.module, module) && each.export === name)
  return effect ? effectFunction(name, effect.effect) : undefined
}

/** Modules are named as imports are written, or as files with or without their ending. */
function sameModule(declared: string, module: string): boolean {
  return bare(declared) === bare(module)
}

function bare(module: string): string {
  return module.replace(/^\.\//, '').replace(/(\/index)?\.[cm]?[jt]sx?$/, '')
}

function guardFunction(name: string, kind: 'session' | 'permission' | 'other-auth'): Value {
  return native(name, ({ run, site }: NativeCall) => {
    const cause: Cause = { kind, step: run.step(site, `${name} is declared to be a guard`) }
    const admitted = signedIn(run.facts.caller) && (kind !== 'permission' || hasEveryRight(run.facts.caller))
    if (admitted) return resolved(data({ ...PLAIN, marks: IDENTITY, cause }, true))
    return { kind: 'promise', value: null, rejects: true, origin: { ...PLAIN, cause } }
  })
}

function effectFunction(name: string, effect: 'none' | 'read' | 'write'): Value {
  return native(name, ({ run, site }: NativeCall) => {
    if (effect !== 'none') run.effect(effect, name, site, 0)
    return resolved(data(marked(STORED)))
  })
}
