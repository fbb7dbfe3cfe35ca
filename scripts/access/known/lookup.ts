import type { App } from '../../project/project.ts'
import type { Value } from '../values.ts'
import { clerkExport } from './clerk.ts'
import { credentialExport } from './credentials.ts'
import { localeExport } from './locales.ts'
import { nextExport } from './next.ts'
import { reactExport } from './react.ts'
import { uploadthingExport } from './uploadthing.ts'

/**
 * Exports of packages whose behaviour decides who gets in, written here after their documentation.
 * undefined: nothing special is known of it.
 */
export function knownExport(module: string, name: string, app: App): Value | undefined {
  if (module.startsWith('@clerk/')) return clerkExport(module, name, app)
  if (module === '@hono/clerk-auth' && name === 'getAuth') return clerkExport(module, name, app)
  if (module === 'next' || module.startsWith('next/')) return nextExport(module, name)
  if (module === 'react') return reactExport(name)
  if (module.startsWith('uploadthing')) return uploadthingExport(name)
  return localeExport(module, name) ?? credentialExport(module, name)
}
