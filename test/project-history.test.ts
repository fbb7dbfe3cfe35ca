import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { madeKey } from '../scripts/build/secret-tables/made-keys.ts'
import { openProject } from '../scripts/project/open.ts'
import { gitIn, inFolder, inRepository, unknownOf, withPath } from './project-fixture.ts'

const KEY = madeKey('sk_live', 'history')
const OTHER = madeKey('sk_test', 'history')
const LINE = `A=1\nCLERK_SECRET_KEY=${KEY}\n`

function commit(root: string, files: Record<string, string | null>): string {
  for (const [file, text] of Object.entries(files)) {
    if (text === null) rmSync(join(root, file))
    else {
      mkdirSync(join(root, file, '..'), { recursive: true })
      writeFileSync(join(root, file), text)
    }
  }
  gitIn(root, 'add', '--all', '--force')
  gitIn(root, 'commit', '--quiet', '--allow-empty', '--message', 'change')
  return gitIn(root, 'rev-parse', 'HEAD').trim().slice(0, 12)
}

function placesIn(root: string) {
  const project = openProject(root, { history: true })
  const keys = project.history() ?? []
  return {
    places: keys.map(({ file, line, commit }) => [file, line, commit]),
    unknown: unknownOf(project),
    keys,
  }
}

describe('the history of a repository', () => {
  it('is read only where it was asked for', () =>
    inRepository({ '.env': LINE }, root => {
      gitIn(root, 'commit', '-qm', 'one')
      expect(openProject(root).history()).toBeNull()
    }))

  it('tells each key once, with path, line and the commit that brought it in', () =>
    inRepository({ 'a.ts': '' }, root => {
      commit(root, {})
      const first = commit(root, { 'conf/dev (old).env': LINE })
      commit(root, { 'conf/dev (old).env': `${LINE}B=2\n` })
      commit(root, { 'conf/dev (old).env': null, '.env': LINE })
      const second = commit(root, { '.env': null, 'ä.ts': `const k = '${OTHER}'` })
      const { places, unknown, keys } = placesIn(root)
      expect(places).toEqual([
        ['conf/dev (old).env', 2, first],
        ['ä.ts', 1, second],
      ])
      expect(keys.map(({ stillThere }) => stillThere)).toEqual([false, true])
      expect(unknown).toEqual({})
    }))

  it('is that of all branches, merges, the stash and the logs', () =>
    inRepository({ 'a.ts': '' }, root => {
      commit(root, {})
      gitIn(root, 'checkout', '-qb', 'side')
      const side = commit(root, { 'side.env': `K=${KEY}\n` })
      gitIn(root, 'checkout', '-q', '-')
      const gone = commit(root, { 'gone.env': `K=${OTHER}\n` })
      gitIn(root, 'reset', '-q', '--hard', 'HEAD~1')
      const { places } = placesIn(root)
      expect(places).toHaveLength(2)
      expect(places).toEqual(
        expect.arrayContaining([
          ['side.env', 1, side],
          ['gone.env', 1, gone],
        ]),
      )
    }))

  it('is cut to the audited folder', () =>
    inRepository({ 'a.ts': '' }, root => {
      commit(root, { 'web/.env': LINE, 'api/.env': `K=${OTHER}` })
      expect(placesIn(join(root, 'web')).places.map(([file]) => file)).toEqual(['.env'])
    }))

  it('may be empty', () =>
    inRepository({ '.env': LINE }, root => {
      expect(placesIn(root)).toMatchObject({ places: [], unknown: {} })
    }))

  it('says what a shallow clone lacks', () =>
    inRepository({ '.env': LINE }, async root => {
      commit(root, {})
      commit(root, { '.env': null, 'a.ts': '' })
      await inFolder({ 'x/y': '' }, folder => {
        const clone = join(folder, 'clone')
        gitIn(folder, 'clone', '-q', '--depth', '1', `file://${root}`, clone)
        const { places, unknown } = placesIn(clone)
        expect(places).toEqual([])
        expect(unknown['history']).toMatch(/shallow clone: earlier commits/)
      })
    }))

  it('says what a partial clone lacks, and fetches nothing', () =>
    inRepository({ '.env': LINE }, async root => {
      commit(root, {})
      commit(root, { '.env': null, 'a.ts': '' })
      gitIn(root, 'config', 'uploadpack.allowFilter', 'true')
      await inFolder({ 'x/y': '' }, folder => {
        const clone = join(folder, 'clone')
        gitIn(folder, 'clone', '-q', '--filter=blob:none', `file://${root}`, clone)
        const { places, unknown } = placesIn(clone)
        expect(places).toEqual([])
        expect(unknown['history']).toMatch(/partial clone/)
      })
    }))

  it('is not hidden by replacements and grafts', () =>
    inRepository({ '.env': LINE }, root => {
      commit(root, {})
      commit(root, { '.env': null, 'a.ts': '' })
      const blob = gitIn(root, 'rev-parse', 'HEAD~1:.env').trim()
      gitIn(root, 'replace', blob, gitIn(root, 'rev-parse', 'HEAD:a.ts').trim())
      writeFileSync(join(root, '.git/info/grafts'), gitIn(root, 'rev-parse', 'HEAD'))
      expect(placesIn(root).places.map(([file]) => file)).toEqual(['.env'])
    }))

  it('is unknown where git does not answer', () =>
    inFolder({ 'a.ts': '' }, root => {
      expect(placesIn(root).unknown['history']).toMatch(/not a git repository/)
      withPath('/nonexistent', () => expect(placesIn(root).unknown['history']).toBe('git is not installed'))
    }))

  it('is unknown in part where an object is damaged', () =>
    inRepository({ '.env': LINE }, root => {
      commit(root, {})
      const blob = gitIn(root, 'rev-parse', 'HEAD:.env').trim()
      rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true })
      writeFileSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)), 'no object')
      const { places, unknown } = placesIn(root)
      expect(places).toEqual([])
      expect(unknown['history']).toBeDefined()
    }))

  it('runs nothing that the repository names, and no secret reaches a process', () =>
    inFolder({ 'bin/x': '' }, async folder => {
      await inRepository({ '.gitattributes': '* diff=trap filter=trap\n', '.env': LINE }, root => {
        commit(root, {})
        commit(root, { '.env': `${LINE}# changed\n` })
        const mark = join(root, '.git/ran')
        const program = join(root, '.git/program.sh')
        writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\ncat\n`, { mode: 0o755 })
        for (const [name, value] of Object.entries(settings(program))) gitIn(root, 'config', name, value)
        const real = process.env['PATH'] ?? ''
        writeFileSync(
          join(folder, 'bin/git'),
          `#!/bin/sh\nprintf '%s\\n' "$*" >> '${folder}/said'\nenv >> '${folder}/said'\nPATH='${real}' exec git "$@"\n`,
          { mode: 0o755 },
        )
        withPath(`${join(folder, 'bin')}:${real}`, () => expect(placesIn(root).places).toHaveLength(1))
        expect(existsSync(mark)).toBe(false)
        expect(gitIn(folder, 'grep', '--no-index', '-c', 'cat-file', '--', 'said')).toMatch(/said:[1-9]/)
        expect(() => gitIn(folder, 'grep', '--no-index', '-F', KEY.slice(8, 24), '--', 'said')).toThrow(/./)
      })
    }))
})

function settings(program: string): Record<string, string> {
  return {
    'core.fsmonitor': program,
    'core.pager': program,
    'core.sshCommand': program,
    'core.alternateRefsCommand': program,
    'diff.external': program,
    'diff.trap.textconv': program,
    'diff.trap.command': program,
    'filter.trap.smudge': program,
    'filter.trap.process': program,
    'gpg.program': program,
    'log.showSignature': 'true',
    'pager.rev-list': program,
    'pager.diff-tree': program,
    'alias.rev-list': `!${program}`,
    'alias.cat-file': `!${program}`,
    'alias.diff-tree': `!${program}`,
  }
}
