import type { Caller } from '../core/vocabulary.ts'
import type { App, Project } from '../project/project.ts'

/** The request that a middleware is asked about. */
export interface Asked {
  /** `req.nextUrl.pathname`. */
  path: string
  /** The path in `req.url`. */
  url: string
  method: string
  /** What variables of the environment are taken to hold, to see whether one of them is a switch; null: not known. */
  environment: 'unset' | 'true' | null
  /** A route pattern that is left out, to see what it alone lets through; null: none. */
  without: string | null
}

/** What holds while one endpoint is run as one caller. */
export interface Facts {
  project: Project
  app: App
  caller: Caller
  /** Do the ids that the request names mean objects of the caller's own? Otherwise they are somebody else's. */
  owns: boolean
  /** Major of the installed @clerk/nextjs: `auth` is synchronous before 6. */
  clerkMajor: number
  /** The middleware is not run for the request: then `auth()` throws (@clerk/nextjs `server/createGetAuth`). */
  withoutClerk?: true
  /** The request, where it is known: a middleware is run for one path and verb. */
  request: Asked | null
  /** Does the request come from the service whose signature the endpoint checks? */
  sender?: boolean
  /** Are the secrets missing in the deployment's environment? */
  unset?: boolean
  /** Has the caller the role that its own row is asked for, in an organisation of its own? */
  ranked?: boolean
}

/** The newest major that this program knows; taken where the installed one cannot be told. */
const NEWEST_CLERK = 7

export function clerkMajor(app: App): number {
  return app.version('@clerk/nextjs')?.major ?? NEWEST_CLERK
}

/** Is there a signed-in user with an active session? */
export function signedIn(caller: Caller): boolean {
  switch (caller) {
    case 'anonymous':
    case 'expired':
    case 'pending':
    case 'machine':
      return false
    case 'signed-in':
    case 'other-user':
    case 'member':
    case 'other-organisation':
    case 'admin':
    case 'stale':
    case 'impersonator':
      return true
  }
}

/** May the caller do whatever the app asks a role or permission for? A stale or impersonated administrator may too. */
export function hasEveryRight(caller: Caller): boolean {
  return caller === 'admin' || caller === 'stale' || caller === 'impersonator'
}

/** Has the caller an active organisation? */
export function inOrganisation(caller: Caller): boolean {
  return caller === 'member' || caller === 'other-organisation' || hasEveryRight(caller)
}
