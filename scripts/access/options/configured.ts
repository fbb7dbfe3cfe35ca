import type { ts } from '../../project/typescript.ts'
import type { Run } from '../run.ts'
import { UNDEFINED, type Value } from '../values.ts'

/** Options that a call of Clerk's was given while an endpoint ran. */
export interface Configured {
  name: string
  node: ts.Node
  options: Value
  /** Parts of the request that a condition had looked into by then. */
  tested: readonly string[]
}

/** Notes that Clerk is given options here; what a module's own declarations give is read as it is written. */
export function configures(run: Run, name: string, node: ts.Node, options: Value = UNDEFINED): void {
  if (run.quiet === 0) run.configured.push({ name, node, options, tested: [...run.tested] })
}
