import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SELF } from './cli-io.ts'
import { GUIDES, PAGES, SHIPPED, anchorsOf, linksOf, markdownIn, read } from './documents.ts'

describe('links', () => {
  const links = PAGES.flatMap(linksOf)

  test('lead to what is shipped, and to headings that are there', () => {
    const dead = links.filter(
      ({ target, anchor }) =>
        !SHIPPED.test(target) ||
        !existsSync(join(SELF, target)) ||
        (anchor !== undefined && !anchorsOf(target).includes(anchor)),
    )
    expect(dead).toEqual([])
  })

  // https://agentskills.io/specification#file-references: one level deep from SKILL.md.
  test('reach every reference from SKILL.md in one step, and the page of a rule from the table', () => {
    const from = (page: string) => links.filter(link => link.page === page).map(({ target }) => target)
    const linked = new Set([...from('SKILL.md'), ...from('references/rules.md')])
    const schemas = /^references\/\w+\.schema\.json$/
    const files = readdirSync(join(SELF, 'references'), { recursive: true, encoding: 'utf8' })
      .map(file => `references/${file.replaceAll('\\', '/')}`)
      .filter(file => /\.\w+$/.test(file))
    expect(files.filter(file => !linked.has(file) && !schemas.test(file))).toEqual([])
    // A schema is for programs: it is named where its format is described.
    const described = new Set([
      ...from('references/reading-the-report.md'),
      ...from('references/configuration.md'),
    ])
    expect(files.filter(file => schemas.test(file) && !described.has(file))).toEqual([])
  })

  test('show pictures that are shipped, small and described', () => {
    const pictures = GUIDES.flatMap(page => [...read(page).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)])
    expect(pictures.map(([, , file = '']) => file)).toEqual(
      readdirSync(join(SELF, 'images')).map(name => `images/${name}`),
    )
    for (const [, text = '', file = ''] of pictures) {
      expect(text.length).toBeGreaterThan(40)
      expect(statSync(join(SELF, file)).size).toBeLessThan(150_000)
    }
  })

  // Everything else in the package is code: knip holds that each file of it is used, --template that each template is.
  test('leave no other file in the package than those that the format and its tools know', () => {
    const known = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SKILL.md',
      'package-lock.json',
      'package.json',
      'tsconfig.json',
    ]
    const folders = ['images/', 'references/', 'scripts/', 'templates/']
    const shipped = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: SELF,
      encoding: 'utf8',
    })
      .split('\n')
      .filter(file => SHIPPED.test(file))
    expect(
      shipped.filter(file => !known.includes(file) && !folders.some(folder => file.startsWith(folder))),
    ).toEqual([])
  })

  test('are needed by pages that say on their first line what they are for', () => {
    expect(markdownIn('references').filter(page => !/^# [^:\n]+: .{20,}/.test(read(page)))).toEqual([])
  })
})
