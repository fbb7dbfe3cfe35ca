import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { valid } from 'semver'
import { parse as parseYaml } from 'yaml'
import { ruleIds } from '../scripts/build/rules.ts'
import { RULES } from '../scripts/rules/registry.ts'
import { answersFile, answersOf, RENEWING } from './answers.ts'
import { findingsOf, modelOf, unknownOf } from './audited.ts'
import type { FixtureApp } from './fixture-app.ts'
import { GIT_ENV, layOut, readCase } from './fixture-app.ts'
import type { Found, Mark } from './marks.ts'
import { disagreements } from './marks.ts'
import { keptOf, reachedFile } from './reached.ts'

const FIXTURES = join(import.meta.dirname, 'rules')
const PAGES = join(import.meta.dirname, '../references/rules')
const HEADINGS = ['## Why', '## Flagged', '## Fixed', '## Unknown when', '## When to ignore']

const IDS = RULES.map(rule => rule.id).sort()

/** What became of each case, kept for the laws that look at a rule's cases together. */
const outcomes = new Map<string, { marks: readonly Mark[]; found: readonly Found[] }>()

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
}

beforeAll(() => {
  // A global ignore file of whoever runs the tests must not decide them.
  Object.assign(process.env, GIT_ENV)
})

/** A case's known debts stand in its title, so that every run shows them until they are paid. */
function titled(id: string, name: string): { name: string; title: string } {
  const { marks } = readCase(join(FIXTURES, id, name))
  const debts = marks.filter(mark => mark.word === 'todoruleid' || mark.word === 'todook')
  const listed = debts.map(mark => `${mark.word} ${mark.rule} at ${mark.file}:${mark.line}`).join(', ')
  return { name, title: debts.length === 0 ? name : `${name} (owed: ${listed})` }
}

describe.each(foldersIn(FIXTURES))('%s', id => {
  test.each(foldersIn(join(FIXTURES, id)).map(name => titled(id, name)))('$title', async ({ name }) => {
    const app: FixtureApp = layOut(join(FIXTURES, id, name))
    try {
      const model = modelOf(app.root)
      const found = findingsOf(model, RULES)
      outcomes.set(`${id}/${name}`, { marks: app.marks, found })
      expect(disagreements(app.marks, found)).toEqual([])
      const unknown = app.marks
        .filter(mark => mark.word === 'unknown')
        .map(({ file, line }) => `${file}:${line}`)
      expect([...new Set(unknownOf(model))].sort(), 'endpoints marked unknown').toEqual(
        [...new Set(unknown)].sort(),
      )
      // Vitest takes a message beside the value.
      // oxlint-disable-next-line valid-expect
      await expect(answersOf(model, RULES), RENEWING).toMatchFileSnapshot(answersFile(id, name))
      // oxlint-disable-next-line valid-expect
      await expect(keptOf(model, RULES), RENEWING).toMatchFileSnapshot(reachedFile(id, name))
    } finally {
      app.remove()
    }
  })
})

describe('every rule', () => {
  test('has a source, a folder of fixtures and a page, and they have no others', () => {
    const pages = readdirSync(PAGES).map(page => basename(page, '.md'))
    expect(ruleIds(), 'run `npm run generate`').toEqual(IDS)
    expect(foldersIn(FIXTURES).sort()).toEqual(IDS)
    expect(pages.sort()).toEqual(IDS)
  })

  test.each(RULES)('$id: its page says what the rule says', rule => {
    const page = readFileSync(join(PAGES, `${rule.id}.md`), 'utf8')
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(page) ?? []
    const { id, title, group, severity, confidence, since } = rule
    expect(parseYaml(head)).toEqual({ id, title, group, severity, confidence, since })
    expect(body.split('\n').filter(line => line.startsWith('## '))).toEqual(HEADINGS)
    expect(title.split(/\s+/).length).toBeLessThanOrEqual(10)
  })

  // A package that no app could have installed would say nothing.
  const DECIDE = ['next', '@clerk/nextjs', '@clerk/backend', '@trpc/server', 'svix']

  test.each(RULES)('$id: says since which release it can be', ({ since }) => {
    const [name = '', version, more] = since === 'any' ? ['next', '0.0.0'] : since.split(' ')
    expect(DECIDE).toContain(name)
    expect(valid(version)).toBe(version)
    expect(more).toBeUndefined()
  })

  const casesOf = (id: string) =>
    [...outcomes].filter(([name]) => name.startsWith(`${id}/`)).map(([, what]) => what)

  /**
   * A case of a rule is a file of its own fixtures, written as an app would write it, with at least one such mark of the
   * rule: many marks in one file, which often differ in a word, are one case.
   */
  const filesWith = (id: string, word: Mark['word']): number =>
    new Set(
      [...outcomes]
        .filter(([name]) => name.startsWith(`${id}/`))
        .flatMap(([name, { marks }]) =>
          marks.filter(mark => mark.rule === id && mark.word === word).map(({ file }) => `${name}/${file}`),
        ),
    ).size

  test.each(IDS)('%s: is right about two cases that are wrong and three that are fine', id => {
    expect(filesWith(id, 'ruleid'), 'files with ruleid').toBeGreaterThanOrEqual(2)
    expect(filesWith(id, 'ok'), 'files with ok').toBeGreaterThanOrEqual(3)
  })

  // Its page says whether a rule leaves endpoints undecided, or says nothing where it cannot tell.
  test.each(IDS)('%s: shows what it leaves undecided, or is never undecided', id => {
    const page = readFileSync(join(PAGES, `${id}.md`), 'utf8')
    const [, section = ''] = /^## Unknown when\n([\s\S]*?)(?=^## )/m.exec(page) ?? []
    const never = /\bnever undecided\b/.test(section)
    const decides = /\bas undecided\b/.test(section)
    expect([never, decides].filter(Boolean), 'one of "never undecided" and "as undecided"').toHaveLength(1)
    expect(filesWith(id, 'unknown'), 'files with unknown').toBeGreaterThanOrEqual(decides ? 1 : 0)
  })

  test.each(IDS)('%s: with its check blanked, a case of its own fails', id => {
    const failing = casesOf(id).filter(
      ({ marks, found }) =>
        disagreements(
          marks,
          found.filter(finding => finding.rule !== id),
        ).length > 0,
    )
    expect(failing.length).toBeGreaterThanOrEqual(1)
  })
})
