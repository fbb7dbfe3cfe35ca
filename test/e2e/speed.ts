import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { environmentOf } from '../../scripts/live/app/environment.ts'
import { createRunFolder } from '../../scripts/live/app/folder.ts'
import { PATIENCE, startApp } from '../../scripts/live/app/start.ts'
import { madeKeys } from '../../scripts/live/callers/keys.ts'
import { sender } from '../../scripts/live/request.ts'
import { equip } from './stack.ts'
import { unpack, zipInto } from './steps-app.ts'

/**
 * `npm run verify-speed`: how long from the command to the matrix of 30 endpoints, beyond what the app itself takes to
 * start and to answer once. Of one machine at one moment: what else it does is told beside it.
 */
const ENDPOINTS = 30
const BASE = join(import.meta.dirname, 'apps', 'live-hardened')
const FILES = ['package.json', 'tsconfig.json', 'app/layout.tsx', 'app/page.tsx', 'lib', 'data']

const PROXY = `import { clerkMiddleware } from '@clerk/nextjs/server'
export default clerkMiddleware()
export const config = { matcher: ['/((?!_next).*)'] }
`

const route = (at: number): string => `import { caller, refused } from '@/lib/access'
import { entries } from '@/lib/store'

export async function GET() {
  if (!(await caller())) return refused(401)
  return Response.json({ shelf: ${at}, entries: await entries() })
}
`

function madeApp(): string {
  const app = realpathSync(mkdtempSync(join(tmpdir(), 'verify-speed-')))
  for (const file of FILES) cpSync(join(BASE, file), join(app, file), { recursive: true })
  const routes = Array.from({ length: ENDPOINTS - 1 }, (_each, at) => [
    `app/api/shelf-${at}/route.ts`,
    route(at),
  ])
  for (const [file = '', text = ''] of [['proxy.ts', PROXY], ...routes]) {
    mkdirSync(dirname(join(app, file)), { recursive: true })
    writeFileSync(join(app, file), text)
  }
  equip(app, 'next16-clerk7')
  return app
}

const since = (from: number): number => (performance.now() - from) / 1000
const seconds = (each: number): string => `${each.toFixed(1)} s`

/** The app by itself, from the command to its first answer. */
async function ownStart(app: string): Promise<number> {
  const folder = createRunFolder()
  const from = performance.now()
  const running = await startApp({
    command: join(app, 'node_modules/next/dist/bin/next'),
    cwd: app,
    environment: environmentOf(process.env, folder.path, madeKeys('http://127.0.0.1:9'), new Map()),
    production: false,
    folder,
    patience: PATIENCE,
  })
  await sender(running.origin, running.address)({ method: 'GET', path: '/', headers: {} })
  const took = since(from)
  await running.stop()
  folder.remove()
  rmSync(join(app, '.next'), { recursive: true, force: true })
  return took
}

/** When each line of progress came, of the skill as it is unpacked. */
function verified(
  app: string,
  launcher: string,
): Promise<{ lines: [text: string, at: number][]; took: number }> {
  const from = performance.now()
  const lines: [string, number][] = []
  const child = spawn(process.execPath, [launcher, 'verify', app, '--only', 'routes'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.trim().split('\n'))
      lines.push([line.replace('clerk-security: ', ''), since(from)])
  })
  return new Promise(resolve => child.once('close', () => resolve({ lines, took: since(from) })))
}

const app = madeApp()
const skill = realpathSync(mkdtempSync(join(tmpdir(), 'verify-speed-skill-')))
try {
  unpack(await zipInto(skill), skill)
  const own = await ownStart(app)
  const launcher = join(skill, 'scripts/clerk-security.mjs')
  const { lines, took } = await verified(app, launcher)
  const matrix = lines.findLast(([text]) => text.startsWith('asked'))
  for (const [text, at] of lines) process.stdout.write(`${seconds(at).padStart(8)}  ${text}\n`)
  const at = matrix?.[1] ?? Number.NaN
  process.stdout.write(
    [
      `the app by itself, to its first answer: ${seconds(own)}`,
      `to the matrix: ${seconds(at)}, ${seconds(at - own)} beyond it (${(at / own).toFixed(1)} times); with tricks and all: ${seconds(took)}`,
      `load: ${loadavg()
        .map(each => each.toFixed(1))
        .join(' ')}\n`,
    ].join('\n'),
  )
} finally {
  for (const folder of [app, skill]) rmSync(folder, { recursive: true, force: true })
}
