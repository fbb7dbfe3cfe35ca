import { clerkMajor } from '../../access/facts.ts'
import type { App } from '../../project/project.ts'
import type { ts } from '../../project/typescript.ts'
import type { Wanted } from '../source/imports.ts'
import type { Exit } from './exit.ts'

/** The first release whose `auth()` gives a promise, and the first that has `protect` and `@clerk/nextjs/server` alone. */
const FIRST_ASYNC = 6
const FIRST_WITH_PROTECT = 5

/** A guard as lines of code, before its names are known to the file. */
export interface GuardLines {
  lines: (local: (name: string) => string) => string[]
  imports: readonly Wanted[]
  awaits: boolean
}

function authModule(app: App): string {
  return clerkMajor(app) >= FIRST_WITH_PROTECT ? '@clerk/nextjs/server' : '@clerk/nextjs'
}

export function hasProtect(app: App): boolean {
  return clerkMajor(app) >= FIRST_WITH_PROTECT
}

export function authIsAsync(app: App): boolean {
  return clerkMajor(app) >= FIRST_ASYNC
}

/** `await auth.protect()`, which leaves by itself, in the form of the installed release. */
export function protecting(app: App): GuardLines {
  const awaits = authIsAsync(app)
  return {
    lines: local => [awaits ? `await ${local('auth')}.protect();` : `${local('auth')}().protect();`],
    imports: [{ module: authModule(app), name: 'auth' }],
    awaits,
  }
}

/** `const { userId } = await auth()`, and the exit of a caller without one. */
export function asking(app: App, exit: Exit, taken: string): GuardLines {
  const awaits = authIsAsync(app)
  const name =
    ['userId', 'callerId', 'signedInUserId'].find(each => !new RegExp(String.raw`\b${each}\b`).test(taken)) ??
    'clerkUserId'
  const bound = name === 'userId' ? 'userId' : `userId: ${name}`
  return {
    lines: local => [
      `const { ${bound} } = ${awaits ? 'await ' : ''}${local('auth')}();`,
      `if (!${name}) ${exit.line}`,
    ],
    imports: [{ module: authModule(app), name: 'auth' }, ...exit.imports],
    awaits,
  }
}

/** Clerk's own refusal of a page in releases without `protect`. */
export const TO_SIGN_IN: Exit = {
  line: 'return redirectToSignIn();',
  imports: [{ module: '@clerk/nextjs', name: 'redirectToSignIn' }],
  gives: [],
}

export const THROWN: Exit = { line: "throw new Error('Unauthorized');", imports: [], gives: [] }

/** 401 as JSON, by what the file answers with already. */
export function refusedJson(response: 'NextResponse' | 'Response' | 'json'): Exit {
  if (response === 'json') {
    const line = "return new Response(JSON.stringify({ error: 'Unauthorized' }), { status: 401 });"
    return { line, imports: [], gives: [] }
  }
  const imports = response === 'NextResponse' ? [{ module: 'next/server', name: 'NextResponse' }] : []
  return { line: `return ${response}.json({ error: 'Unauthorized' }, { status: 401 });`, imports, gives: [] }
}

export function isTypeScript(source: ts.SourceFile): boolean {
  return /\.[cm]?tsx?$/.test(source.fileName)
}
