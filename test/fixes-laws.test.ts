import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Assessment } from '../scripts/cli/assess.ts'
import { WHOLE } from '../scripts/cli/harden-plan.ts'
import { mend } from '../scripts/cli/mend.ts'
import { auditOf } from '../scripts/cli/run-audit.ts'
import { keyOf, madeWorse } from '../scripts/cli/worse.ts'
import type { Fix } from '../scripts/core/fix.ts'
import { filesOf, isByHand, isEmpty, planFixes, type Plan } from '../scripts/fixes/plan.ts'
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

function mended(project: Project, before: Assessment) {
  return mend(before, {
    all: true,
    wanted: () => true,
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
      if (fixes.length === 0) return
      eachAlone(project, before)
      togetherAndTwice(project, before)
      inAnyOrder(project, fixes)
      inWindowsLines(project, before)
    } finally {
      app.remove()
    }
  })
})

const WRITES = /\*\*Harden\.\*\* `harden(?: --all| --write)?` (?:writes|raises|puts|moves|takes)/

test.each(RULES.map(({ id }) => id))('%s: its page says whether harden mends it', id => {
  const page = readFileSync(join(PAGES, `${id}.md`), 'utf8')
  expect(page).toContain('**Harden.**')
  expect(WRITES.test(page), 'the page against the fixtures').toBe(writtenFor.has(id))
})

/** The finding of each is gone, or one of its kind; nothing became worse; what is written parses. */
function eachAlone(project: Project, before: Assessment): void {
  for (const { fix, finding } of before.fixes) {
    if (isByHand(fix)) continue
    const plan = planFixes([fix], project.text)
    expect(plan.left, fix.title).toEqual([])
    expect(broken(plan), fix.title).toEqual([])
    const after = auditWith(project, plan)
    expect(madeWorse(before.report, after.report), fix.title).toEqual([])
    if (waitsForInstall(fix)) continue
    const key = keyOf(finding)
    // What is left to do by hand may leave a smaller finding.
    if (fix.remains.length === 0)
      expect(countOf(after, key), `${fix.title}: ${key}`).toBeLessThan(countOf(before, key))
  }
}

function togetherAndTwice(project: Project, before: Assessment): void {
  const { plan, after } = mended(project, before)
  expect(broken(plan)).toEqual([])
  expect(
    plan.left.filter(({ fix }) => !isByHand(fix)).map(({ fix, because }) => `${fix.title}: ${because}`),
  ).toEqual([])
  const again = planFixes(
    fixesOf(after),
    file => plan.changes.find(each => each.file === file)?.after ?? project.text(file),
  )
  expect(isEmpty(again), again.applied.map(({ title }) => title).join()).toBe(true)
}

function inAnyOrder(project: Project, fixes: readonly Fix[]): void {
  fc.assert(
    fc.property(fc.shuffledSubarray([...fixes]), fc.infiniteStream(fc.nat()), (some, random) => {
      const other = some.map(fix => ({ fix, at: random.next().value })).toSorted((a, b) => a.at - b.at)
      const one = planFixes(some, project.text)
      expect(
        planFixes(
          other.map(({ fix }) => fix),
          project.text,
        ).changes,
      ).toEqual(one.changes)
    }),
    ORDERS,
  )
}

/** The same change in files with CRLF and a byte order mark. */
function inWindowsLines(project: Project, before: Assessment): void {
  const texts = new Map(
    project.files.flatMap(file => {
      const text = /\.[cm]?[jt]sx?$/.test(file) ? project.text(file) : undefined
      return text === undefined || text.includes('\r') || text.startsWith('\uFEFF')
        ? []
        : [[file, `\uFEFF${text.replaceAll('\n', '\r\n')}`]]
    }),
  )
  const windows = changedProject(project, { texts, untracked: new Set() })
  const plan = (at: Project, audit: Assessment) => planFixes(fixesOf(audit), at.text).changes
  const plain = (text: string | null) => text?.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const changes = plan(windows, auditOf(windows, WHOLE))
  expect(changes.map(({ file, after }) => [file, plain(after)])).toEqual(
    plan(project, before).map(({ file, after }) => [file, plain(after)]),
  )
  for (const { file, before: old, after } of changes) {
    if (old === null || after === null || !texts.has(file)) continue
    expect(after.startsWith('\uFEFF') && !/[^\r]\n/.test(after), `${file} has lines of two kinds`).toBe(true)
  }
}
