import type { External, NativeCall } from '../values.ts'
import { configures } from './configured.ts'

/** Clerk's backend client is made with options of its own. */
export function configuresBackend({ module, trail }: External, { run, args, site }: NativeCall): void {
  const name = trail.at(-1)
  if (module.startsWith('@clerk/') && name === 'createClerkClient') configures(run, name, site, args[0])
}
