import ignore from 'ignore'
import { describe, expect, it } from 'vitest'
import type { Fix } from '../scripts/core/fix.ts'
import { applyEdits } from '../scripts/fixes/edits.ts'
import { ignoreEntries } from '../scripts/fixes/gitignore.ts'
import { planFixes } from '../scripts/fixes/plan.ts'
import { unifiedDiff } from '../scripts/fixes/diff.ts'

function fix(parts: Partial<Fix>): Fix {
  return { title: 'a fix', safety: 'safe', edits: [], create: [], install: [], remains: [], ...parts }
}

const reading = (files: Record<string, string>) => (file: string) => files[file]

describe('a plan', () => {
  it('joins edits of many fixes in one file, and names packages and remains once', () => {
    const first = fix({
      edits: [{ file: 'a.ts', start: 0, end: 1, text: 'A' }],
      install: ['svix@1'],
      remains: ['Set the secret.'],
    })
    const second = fix({
      edits: [{ file: 'a.ts', start: 2, end: 3, text: 'C' }],
      install: ['svix@1'],
      remains: ['Set the secret.'],
    })
    expect(planFixes([first, second], reading({ 'a.ts': 'abc' }))).toEqual({
      changes: [{ file: 'a.ts', before: 'abc', after: 'AbC' }],
      untrack: [],
      applied: [first, second],
      left: [],
      install: ['svix@1'],
      remains: ['Set the secret.'],
    })
  })

  it('leaves a fix out whole where one of its edits meets an earlier one', () => {
    const first = fix({ edits: [{ file: 'a.ts', start: 0, end: 2, text: 'x' }] })
    const second = fix({
      edits: [
        { file: 'b.ts', start: 0, end: 0, text: 'never' },
        { file: 'a.ts', start: 1, end: 3, text: 'y' },
      ],
      install: ['never'],
    })
    const plan = planFixes([first, second], reading({ 'a.ts': 'abc', 'b.ts': '' }))
    expect(plan.changes).toEqual([{ file: 'a.ts', before: 'abc', after: 'xc' }])
    expect(plan.left).toEqual([{ fix: second, because: 'another fix changes the same place in a.ts' }])
    expect(plan.install).toEqual([])
  })

  it('never replaces a file by one to create, unless they are the same', () => {
    const create = [{ file: 'a.ts', text: 'new' }]
    expect(planFixes([fix({ create })], reading({ 'a.ts': 'old' }))).toMatchObject({
      changes: [],
      left: [{ because: 'a.ts exists already, with another content' }],
    })
    expect(planFixes([fix({ create })], reading({ 'a.ts': 'new' }))).toMatchObject({ changes: [], left: [] })
    const other = fix({ create: [{ file: 'a.ts', text: 'other' }] })
    expect(planFixes([fix({ create }), fix({ create }), other], reading({}))).toMatchObject({
      changes: [{ file: 'a.ts', before: null, after: 'new' }],
      left: [{ fix: other }],
    })
  })

  it('says of a fix without edits, or of a file that cannot be read, that it is left', () => {
    const none = fix({ remains: ['Write it by hand.'] })
    const gone = fix({ edits: [{ file: 'gone.ts', start: 0, end: 0, text: 'x' }] })
    expect(planFixes([none, gone], reading({}))).toEqual({
      changes: [],
      untrack: [],
      applied: [],
      left: [
        { fix: none, because: 'it cannot be made by edits alone' },
        { fix: gone, because: 'gone.ts cannot be read' },
      ],
      install: [],
      remains: [],
    })
  })
})

describe('the diff', () => {
  it('is what git apply takes', () => {
    const changes = [
      { file: '.gitignore', before: null, after: '.env\n' },
      { file: 'app/route.ts', before: 'a\nb', after: 'a\nc\n' },
    ]
    expect(unifiedDiff(changes)).toBe(
      [
        '--- /dev/null',
        '+++ b/.gitignore',
        '@@ -0,0 +1,1 @@',
        '+.env',
        '--- a/app/route.ts',
        '+++ b/app/route.ts',
        '@@ -1,2 +1,2 @@',
        ' a',
        '-b',
        String.raw`\ No newline at end of file`,
        '+c',
        '',
      ].join('\n'),
    )
  })
})

describe('ignoreEntries', () => {
  const after = (current: string | undefined, entries: string[]) => {
    const made = ignoreEntries('.gitignore', current, entries)
    return made.create[0]?.text ?? applyEdits(current ?? '', made.edits)
  }

  it('creates the file where there is none', () => {
    const made = ignoreEntries('apps/web/.gitignore', undefined, ['.env*.local', '.clerk/'])
    expect(made).toMatchObject({
      title: 'Add .env*.local and .clerk/ to apps/web/.gitignore',
      safety: 'safe',
      edits: [],
    })
    expect(made.create).toEqual([
      { file: 'apps/web/.gitignore', text: '# Env files and keys stay out of git\n.env*.local\n.clerk/\n' },
    ])
  })

  it('keeps the line ends, and closes an open last line', () => {
    expect(after('node_modules\r\n.next', ['.env'])).toBe(
      'node_modules\r\n.next\r\n\r\n# Env files and keys stay out of git\r\n.env\r\n',
    )
  })

  it('lets the example through where the entry would hide it', () => {
    expect(after('', ['.env*'])).toBe('# Env files and keys stay out of git\n.env*\n!.env.example\n')
    expect(
      ignore()
        .add(after('', ['.env*']))
        .ignores('.env.example'),
    ).toBe(false)
    expect(after('', ['.env*.local'])).not.toContain('!')
  })

  it.each([
    ['the same entry', '.env*.local\n', ['.env*.local']],
    ['a wider one', '.env*\n', ['.env', '.env*.local', '.env.production']],
    ['one with a slash in front', '/.clerk/\n', ['.clerk/']],
    ['nothing to add', 'x', []],
  ])('adds nothing to %s', (_name, current, entries) => {
    expect(after(current, entries)).toBe(current)
  })

  it('adds the entry again where a later line takes it back', () => {
    expect(after('.env\n!.env\n', ['.env'])).toBe(
      '.env\n!.env\n\n# Env files and keys stay out of git\n.env\n',
    )
  })

  it('does not take one name for the whole pattern', () => {
    expect(after('.env.local\n', ['.env*.local'])).toContain('\n.env*.local\n')
  })

  it('writes no name that would smuggle in a line', () => {
    const made = ignoreEntries('.gitignore', '', ['.env.a\n!.env'])
    expect(made).toMatchObject({ edits: [], create: [], remains: [expect.stringContaining('Rename')] })
  })
})
