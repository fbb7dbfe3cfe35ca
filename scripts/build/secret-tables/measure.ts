import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildModel } from '../../access/build-model.ts'
import { openProject } from '../../project/open.ts'
import { RULES } from '../../rules/registry.ts'
import { lookAlikes } from './look-alikes.ts'
import type { Half } from './planted.ts'
import { plantedKeys } from './planted.ts'

/** How many rows of a half came out right, and the names of those that did not. */
export interface Score {
  half: Half
  rows: number
  wrong: readonly string[]
}

export interface SecretScores {
  /** Planted keys that no finding names. */
  missed: readonly Score[]
  /** Look-alikes that a finding takes for keys. */
  falseAlarms: readonly Score[]
}

/** The rules that say: a secret stands here. */
const SAYS_SECRET: readonly string[] = ['secret-in-source', 'env-file-tracked', 'secret-in-example-file']

/** Lays both tables out as one committed repository each, and asks the rules. */
export function measureSecrets(): SecretScores {
  const planted = plantedKeys()
  const alike = lookAlikes()
  const found = messagesByRow(planted)
  const alarms = messagesByRow(alike)
  const halves = ['tuned', 'held-out'] as const
  return {
    missed: halves.map(half => scored(half, planted, index => found[index]?.length === 0)),
    falseAlarms: halves.map(half =>
      scored(half, alike, index => {
        const said = alarms[index] ?? []
        return alike[index]?.stripe === true
          ? said.some(message => message.includes('Clerk'))
          : said.length > 0
      }),
    ),
  }
}

interface Row {
  name: string
  half: Half
  file: string
  text: string
}

function scored(half: Half, rows: readonly Row[], isWrong: (index: number) => boolean): Score {
  const own = rows.flatMap((row, index) => (row.half === half ? [{ row, index }] : []))
  return {
    half,
    rows: own.length,
    wrong: own.filter(({ index }) => isWrong(index)).map(({ row }) => row.name),
  }
}

/** The messages of the findings in each row's folder. */
function messagesByRow(rows: readonly Row[]): string[][] {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'clerk-security-secrets-')))
  try {
    for (const [index, row] of rows.entries()) {
      mkdirSync(join(root, `row-${index}`))
      writeFileSync(join(root, `row-${index}`, row.file), row.text)
    }
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' })
    git('init', '--quiet')
    git('add', '--force', '.')
    const model = buildModel(openProject(root))
    const said: string[][] = rows.map(() => [])
    for (const rule of RULES.filter(({ id }) => SAYS_SECRET.includes(id))) {
      for (const { place, message } of rule.check(model))
        said[Number(/^row-(\d+)\//.exec(place.file)?.[1])]?.push(message)
    }
    return said
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
