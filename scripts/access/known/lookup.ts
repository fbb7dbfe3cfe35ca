import type { App } from '../../project/project.ts'
import type { Value } from '../values.ts'
import { clerkExport } from './clerk.ts'
import { credentialExport } from './credentials.ts'
import { honoExport, isHono } from './hono.ts'
import { localeExport } from './locales.ts'
import { neverthrowExport } from './neverthrow.ts'
import { nextExport } from './next.ts'
import { isOrpc } from '../orpc/procedures.ts'
import { orpcExport } from './orpc.ts'
import { reactExport } from './react.ts'
import { trpcExport } from './trpc.ts'
import { uploadthingExport } from './uploadthing.ts'

/**
 * Exports of packages whose behaviour decides who gets in, written here after their documentation.
 * undefined: nothing special is known of it.
 */
export function knownExport(module: string, name: string, app: App): Value | undefined {
  if (isHono(module)) return honoExport(module, name, app)
  if (module.startsWith('@clerk/')) return clerkExport(module, name, app)
  if (module === 'next' || module.startsWith('next/')) return nextExport(module, name)
  if (module === 'neverthrow') return neverthrowExport(name)
  if (module === 'react') return reactExport(name)
  if (module.startsWith('uploadthing')) return uploadthingExport(name)
  if (isOrpc(module)) return orpcExport(name)
  if (module.startsWith('@trpc/')) return trpcExport(name)
  return localeExport(module, name) ?? credentialExport(module, name)
}
