import { cpSync, mkdirSync, readFileSync, realpathSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { reportSchema } from '../../scripts/core/report.ts'
import type { Report } from '../../scripts/core/report.ts'
import { chromiumIn } from '../../scripts/live/browser.ts'
import { SELF, run } from '../cli-io.ts'
import { ELSEWHERE } from './planted/elsewhere.ts'
import { BASE } from './planted/planted.ts'
import type { Planted } from './planted/planted.ts'
import { IN_ROUTES } from './planted/routes.ts'
import { equip, packagesOf } from './stack.ts'

const APP = join(import.meta.dirname, 'apps', 'live-hardened')
/** `npm run planted-test` plants every hole, the usual run a few. */
const ALL = process.env['CLERK_SECURITY_PLANTED'] !== undefined
const TIMEOUT = 1_200_000
const hasBrowser = chromiumIn(process.env) !== undefined

let app = ''
afterEach(() => rmSync(app, { recursive: true, force: true }))

/** The app, or some files of it, with its packages. */
function checkedOut(files?: readonly string[]): void {
  app = realpathSync(mkdtempSync(join(tmpdir(), 'live-planted-')))
  for (const file of files ?? ['.']) {
    const name = basename(file).replace(/^dot-/, '.')
    mkdirSync(join(app, dirname(file)), { recursive: true })
    cpSync(join(APP, file), join(app, dirname(file), name), { recursive: true })
  }
  equip(app, 'next16-clerk7')
}

function plant({ file, edits, name }: Planted): void {
  let text = readFileSync(join(app, file), 'utf8')
  for (const [from, to] of edits) {
    const before = text
    text = text.includes(from) ? text.replace(from, () => to) : text.replace(new RegExp(from), () => to)
    if (text === before) throw new Error(`${name}: ${file} does not hold ${from}`)
  }
  writeFileSync(join(app, file), text)
  if (name.startsWith('the layout'))
    writeFileSync(
      join(app, 'app/team/layout.tsx'),
      `import { auth } from '@clerk/nextjs/server'\n\n${readFileSync(join(app, 'app/team/layout.tsx'), 'utf8').replace('  return', '  await auth.protect()\n  return')}`,
    )
}

async function verified(only?: string): Promise<Report> {
  const out = join(app, 'report.json')
  const flags = ['--format', 'json', '--out', out, '--clerk-js', packagesOf('clerk-js')]
  const { stderr } = await run(
    ['verify', app, ...(only === undefined ? [] : ['--only', only]), ...flags],
    SELF,
    {
      ...process.env,
    },
  )
  return reportSchema.parse(JSON.parse(readFileSync(out, 'utf8')), { error: () => stderr })
}

describe('verify', () => {
  it.runIf(ALL)('finds nothing in the app that is hardened', { timeout: TIMEOUT }, async () => {
    checkedOut()
    const { findings, questions, probes } = await verified()
    expect(findings).toEqual([])
    expect(questions).toEqual([])
    expect(probes.filter(({ verdict }) => verdict === 'fail')).toEqual([])
  })

  it.each([...IN_ROUTES, ...ELSEWHERE].filter(({ usual }) => ALL || usual === true))(
    'finds that $name',
    { timeout: TIMEOUT },
    async hole => {
      if (hole.browser === true && !hasBrowser) return
      checkedOut([...BASE, ...hole.beside])
      plant(hole)
      const { findings, questions, probes } = await verified(hole.only)
      // Whether everybody may read what is only read, the report asks.
      const told = [
        ...findings.map(({ ruleId, endpoint = '', message }) => `${ruleId} ${endpoint}: ${message}`),
        ...questions.map(({ ask }) => ask),
      ]
      const others = probes.filter(({ verdict }) => verdict !== 'pass').map(({ id, got }) => `${id}: ${got}`)
      const found = told.filter(each => hole.found.test(each))
      expect(found, `${[...told, ...others].join('\n')}`).not.toEqual([])
    },
  )
})
