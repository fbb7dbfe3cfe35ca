import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Assessment } from '../scripts/cli/assess.ts'
import { WHOLE } from '../scripts/cli/harden-plan.ts'
import { mend, STAYS } from '../scripts/cli/mend.ts'
import { auditOf } from '../scripts/cli/run-audit.ts'
import { keyOf, madeWorse } from '../scripts/cli/worse.ts'
import type { Fix } from '../scripts/core/fix.ts'
import type { Finding } from '../scripts/core/report.ts'
import { filesOf, isByHand, planFixes, type Plan } from '../scripts/fixes/plan.ts'
import { changedProject } from '../scripts/project/changed.ts'
import { openProject } from '../scripts/project/open.ts'
import type { Project } from '../scripts/project/project.ts'
import { RULES } from '../scripts/rules/registry.ts'
import { GIT_ENV, layOut } from './fixture-app.ts'
import { syntaxErrors } from './mended.ts'

const FIXTURES = join(import.meta.dirname, 'rules')
const CASES = foldersIn(FIXTURES).flatMap(id => foldersIn(join(FIXTURES, id)).map(name => `${id}/${name}`))
const PAGES = join(import.meta.dirname, '../references/rules')
/** Rules of which some fixture has a fix that the tool writes. */
const writtenFor = new Set<string>()
const ORDERS = { numRuns: 12 }

beforeAll(() => {
  // A global ignore file of whoever runs the tests must not decide them.
  Object.assign(process.env, GIT_ENV)
})

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? [entry.name] : [],
  )
}

/** A version that is raised is not installed yet: the lock file keeps its finding. */
function waitsForInstall(fix: Fix): boolean {
  return [...filesOf(fix)].every(file => /(?:^|\/)package\.json$/.test(file))
}

function fixesOf({ fixes }: Assessment): Fix[] {
  return fixes.flatMap(({ fix }) => (isByHand(fix) ? [] : [fix]))
}

function auditWith(project: Project, plan: Pick<Plan, 'changes' | 'untrack'>): Assessment {
  const texts = new Map(plan.changes.map(({ file, after }) => [file, after]))
  return auditOf(changedProject(project, { texts, untracked: new Set(plan.untrack) }), WHOLE)
}

function broken({ changes }: Plan): string[] {
  return changes.flatMap(({ file, before, after }) =>
    after === null || (before !== null && syntaxErrors(file, before).length > 0)
      ? []
      : syntaxErrors(file, after).map(message => `${file}: ${message}`),
  )
}

function countOf({ report }: Assessment, key: string): number {
  return report.findings.filter(finding => keyOf(finding) === key).length
}

function mended(project: Project, before: Assessment, wanted: (finding: Finding) => boolean = () => true) {
  return mend(before, {
    all: true,
    wanted,
    hindrance: () => undefined,
    read: project.text,
    audit: change => auditWith(project, change),
  })
}

describe('the fixes of every fixture', () => {
  test.each(CASES)('%s', name => {
    const app = layOut(join(FIXTURES, name))
    try {
      const project = openProject(app.root, { exclude: [], history: false })
      const before = auditOf(project, WHOLE)
      const fixes = fixesOf(before)
      for (const { fix, finding } of before.fixes) if (!isByHand(fix)) writtenFor.add(finding.ruleId)
      const problems = [alone, togetherAndTwice, inWindowsLines].flatMap(law =>
        fixes.length === 0 ? [] : law(project, before),
      )
      expect([...problems, ...inAnyOrder(project, fixes)]).toEqual([])
    } finally {
      app.remove()
    }
  })
})

const WRITES = /\*\*Harden\.\*\* `harden(?: --all| --write)?` (?:writes|raises|puts|moves|takes)/

test.each(RULES.map(({ id }) => id))('%s: its page says whether harden mends it', id => {
  const page = readFileSync(join(PAGES, `${id}.md`), 'utf8')
  expect(page).toContain('**Harden.**')
  expect(WRITES.test(page)).toBe(writtenFor.has(id))
})

/** The finding of each is gone, or one of its kind; nothing became worse; what is written parses. */
function alone(project: Project, before: Assessment): string[] {
  return before.fixes.flatMap(({ fix, finding }) => {
    if (isByHand(fix)) return []
    const plan = planFixes([fix], project.text)
    const after = auditWith(project, plan)
    const key = keyOf(finding)
    // What is left to do by hand may leave a smaller finding, and a version has to be installed.
    const stays =
      fix.remains.length === 0 &&
      !waitsForInstall(fix) &&
      countOf(after, key) >= countOf(before, key) &&
      // What ends nothing is not written either.
      mended(project, before, other => other.fingerprint === finding.fingerprint).plan.changes.length > 0
    return [
      ...plan.left.map(({ because }) => because),
      ...broken(plan),
      ...madeWorse(before.report, after.report).map(({ what }) => what),
      ...(stays ? ['its finding stays'] : []),
    ].map(problem => `${fix.title}: ${problem}`)
  })
}

function togetherAndTwice(project: Project, before: Assessment): string[] {
  const { plan, after } = mended(project, before)
  const read = (file: string) => plan.changes.find(each => each.file === file)?.after ?? project.text(file)
  const idle = new Set(plan.left.filter(({ because }) => because === STAYS).map(({ fix }) => fix.title))
  return [
    ...broken(plan),
    ...plan.left.flatMap(({ fix, because }) =>
      isByHand(fix) || because === STAYS ? [] : [`${fix.title}: ${because}`],
    ),
    ...planFixes(
      fixesOf(after).filter(fix => !idle.has(fix.title)),
      read,
    ).changes.map(({ file }) => `a second run changes ${file}`),
  ]
}

function inAnyOrder(project: Project, fixes: readonly Fix[]): string[] {
  const changes = (some: readonly Fix[]) => JSON.stringify(planFixes(some, project.text).changes)
  const same = fc.property(
    fc.shuffledSubarray([...fixes]),
    some => changes(some) === changes(some.toReversed()),
  )
  return fc.check(same, ORDERS).failed ? ['the order of the fixes decides what they make'] : []
}

/** The same change in files with CRLF and a byte order mark. */
function inWindowsLines(project: Project, before: Assessment): string[] {
  const texts = new Map(
    project.files.flatMap((file): [string, string][] => {
      const text = /\.[cm]?[jt]sx?$/.test(file) ? project.text(file) : undefined
      const is = text === undefined || text.includes('\r') || text.startsWith('\uFEFF')
      return is ? [] : [[file, `\uFEFF${text.replaceAll('\n', '\r\n')}`]]
    }),
  )
  const windows = changedProject(project, { texts, untracked: new Set() })
  const plain = (text: string | null) => text?.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const shown = (changes: Plan['changes']) =>
    JSON.stringify(changes.map(({ file, after }) => [file, plain(after)]))
  const { changes } = planFixes(fixesOf(auditOf(windows, WHOLE)), windows.text)
  const { changes: usual } = planFixes(fixesOf(before), project.text)
  const mixed = changes.filter(
    ({ file, before: old, after }) =>
      old !== null &&
      after !== null &&
      texts.has(file) &&
      (!after.startsWith('\uFEFF') || /[^\r]\n/.test(after)),
  )
  return [
    ...(shown(changes) === shown(usual) ? [] : ['files of Windows are mended in another way']),
    ...mixed.map(({ file }) => `${file} has lines of two kinds`),
  ]
}
