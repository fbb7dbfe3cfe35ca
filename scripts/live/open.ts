import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { copyApp } from './app/copy.ts'
import { clerkVariables, environmentOf } from './app/environment.ts'
import { createRunFolder } from './app/folder.ts'
import { installedNext } from './app/packages.ts'
import { AppFailed, PATIENCE, startApp } from './app/start.ts'
import type { Patience } from './app/start.ts'
import { chromiumIn } from './browser.ts'
import { createCredentials } from './callers/credentials.ts'
import { STAND_IN_PORT, createSigningKey, madeKeys, printedKeys } from './callers/keys.ts'
import { peopleFor } from './callers/people.ts'
import { startStandIn } from './callers/stand-in.ts'
import { isLoopback, sender } from './request.ts'
import type { Made, Progress, Setting } from './setting.ts'
import type { Subject } from './subject.ts'

export interface Opening {
  production: boolean
  /** The user's environment, of which a few names are handed on. */
  machine: Readonly<Record<string, string | undefined>>
  progress: Progress
  /** Absolute folder that holds clerk-js, where the app's packages do not. */
  clerkJs?: string | undefined
  patience?: Patience
}

/** A setting together with the way to end it. */
export interface Opened {
  setting: Setting
  close: () => Promise<void>
}

/**
 * Copies the app, starts it with keys of our own and a stand-in for Clerk's backend.
 * @throws {AppFailed} where it has no packages, crashes, or does not answer
 */
export async function openApp(subject: Subject, opening: Opening): Promise<Opened> {
  const next = installedNext(join(subject.root, subject.dir))
  if (next === undefined)
    throw new AppFailed(
      'next is not installed in node_modules: install the packages of the app, then verify it',
      [],
    )
  const folder = createRunFolder()
  const undo: (() => Promise<void>)[] = [async () => folder.remove()]
  const close = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step()
  }
  try {
    const { signing, people } = { signing: await createSigningKey(), people: peopleFor(subject.rights) }
    const standIn = await startStandIn(signing, people)
    undo.push(standIn.close)
    const keys = madeKeys(standIn.origin)
    opening.progress('copying the app')
    const cwd = await copyApp(subject, join(folder.path, 'app'))
    const copied = installedNext(cwd)
    if (copied === undefined) throw new AppFailed('next could not be found in the copy of the app', [])
    const home = join(folder.path, 'home')
    mkdirSync(home)
    opening.progress(opening.production ? 'next build, then next start' : 'starting next dev')
    const app = await startApp({
      command: copied.command,
      cwd,
      environment: environmentOf(opening.machine, home, keys, subject.variables),
      production: opening.production,
      folder,
      patience: opening.patience ?? PATIENCE,
    })
    undo.push(app.stop)
    const { askedToChange } = standIn
    const made: Made = {
      askedToChange,
      keys,
      signing,
      people,
      credentials: await createCredentials(signing, people, {
        azp: app.origin,
        strict: false,
        nameless: true,
      }),
    }
    const { origin, address } = app
    const send = sender(origin, address)
    const { production, progress } = opening
    const seen = browserFor(subject, opening)
    return {
      setting: { ...seen, subject, origin, send, app, folder: cwd, production, made, progress },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * An app that runs already. On this machine it is asked as every caller, provided that it was started with the
 * environment that is printed here; elsewhere as a signed-out caller alone.
 * @throws {AppFailed} where the stand-in's port is taken
 */
export async function openRunning(subject: Subject, origin: string, opening: Opening): Promise<Opened> {
  const { progress, production } = opening
  const seen = browserFor(subject, opening)
  const send = sender(origin)
  const running = { ...seen, subject, origin, send, app: null, folder: null, production, progress }
  if (!isLoopback(origin)) return { setting: { ...running, made: null }, close: async () => {} }
  const signing = await createSigningKey()
  const people = peopleFor(subject.rights)
  const keys = printedKeys()
  const lines = Object.entries(clerkVariables(keys)).map(([name, value]) => `  ${name}=${value}`)
  progress(`${origin} must have been started with\n${lines.join('\n')}`)
  const standIn = await standInAt(signing, people)
  const credentials = await createCredentials(signing, people, { azp: origin, strict: false, nameless: true })
  return {
    setting: {
      ...running,
      made: { keys, signing, people, credentials, askedToChange: standIn.askedToChange },
    },
    close: standIn.close,
  }
}

/** What the app's pages are opened with, as far as it is there. */
function browserFor(
  { root, dir }: Subject,
  { machine, clerkJs }: Opening,
): Pick<Setting, 'browser' | 'clerkJs'> {
  return {
    browser: chromiumIn(machine),
    clerkJs: [...(clerkJs === undefined ? [] : [clerkJs]), join(root, dir), root],
  }
}

async function standInAt(
  ...[signing, people]: Parameters<typeof startStandIn>
): ReturnType<typeof startStandIn> {
  try {
    return await startStandIn(signing, people, STAND_IN_PORT)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new AppFailed(
      `the stand-in for Clerk's backend cannot listen on port ${STAND_IN_PORT}: ${message}`,
      [],
    )
  }
}
