import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject, ProjectError } from '../scripts/project/open.ts'
import { gitIn, inFolder, inProject, inRepository, unknownOf, withPath } from './project-fixture.ts'

describe('the files of a project', () => {
  it('are those that git tracks or would take in', () =>
    inRepository({ '.gitignore': 'made/\n', 'a.ts': '', 'gone.ts': '', 'made/b.ts': '' }, root => {
      rmSync(join(root, 'gone.ts'))
      writeFileSync(join(root, 'new.ts'), '')
      const project = openProject(root)
      expect(project.files).toEqual(['.gitignore', 'a.ts', 'new.ts'])
      expect(project.unknown).toEqual([])
    }))

  it('are those below the named folder, not those of the repository around it', () =>
    inRepository({ 'root.ts': '', 'apps/web/a.ts': '' }, root => {
      expect(openProject(join(root, 'apps/web')).files).toEqual(['a.ts'])
    }))

  it('are found by a walk in a folder that the repository around it ignores', () =>
    inRepository({ '.gitignore': 'scratch\n', 'scratch/app/a.ts': '' }, root => {
      expect(openProject(join(root, 'scratch/app')).files).toEqual(['a.ts'])
    }))

  it('are listed once each in the middle of a merge', () =>
    inRepository({ 'a.ts': 'one' }, root => {
      gitIn(root, 'commit', '-qm', 'one')
      gitIn(root, 'checkout', '-qb', 'other')
      writeFileSync(join(root, 'a.ts'), 'two')
      gitIn(root, 'commit', '-qam', 'two')
      gitIn(root, 'checkout', '-q', '-')
      writeFileSync(join(root, 'a.ts'), 'three')
      gitIn(root, 'commit', '-qam', 'three')
      expect(() => gitIn(root, 'merge', 'other')).toThrow(/merge/)
      expect(openProject(root).files).toEqual(['a.ts'])
    }))

  it('are found without git, as far as no .gitignore leaves them out', () =>
    inProject(
      {
        '.gitignore': '*.log\nsecret/\n',
        'a.log': '',
        'src/.gitignore': '!keep.log\n',
        'src/keep.log': '',
        'src/drop.log': '',
        'secret/a.ts': '',
        'node_modules/x/index.js': '',
      },
      project => {
        expect(project.files).toEqual(['.gitignore', 'src/.gitignore', 'src/keep.log'])
        expect(project.git.available).toBe(false)
        expect(project.git.because).toMatch(/not a git repository/)
        expect(project.git.tracked('a.log')).toBeNull()
        expect(project.git.ignored('a.log')).toBeNull()
      },
    ))

  it('are found where git is not installed', () =>
    inRepository({ 'a.ts': '' }, root => {
      for (const path of ['/nowhere', ''])
        withPath(path, () => {
          const { files, git } = openProject(root)
          expect({ files, because: git.because }).toEqual({
            files: ['a.ts'],
            because: 'git is not installed',
          })
        })
    }))

  it('are not those of the skill, even where its folder is named through a link', () =>
    inFolder({ 'a.ts': '', '.claude/skills/us/x.ts': '', '.claude/skills/usual/y.ts': '' }, root => {
      symlinkSync(join(root, '.claude'), join(root, 'linked'))
      const { files } = openProject(root, { exclude: [join(root, 'linked/skills/us')] })
      expect(files).toEqual(['.claude/skills/usual/y.ts', 'a.ts'])
    }))

  it('are none in an empty folder', () =>
    inProject({}, project => {
      expect(project.files).toEqual([])
      expect(project.apps.map(({ dir }) => dir)).toEqual([''])
      expect(project.envFiles).toEqual([])
    }))
})

describe('links', () => {
  it('are named and not followed', () =>
    inRepository({ 'real/a.ts': '' }, root => {
      symlinkSync('/etc', join(root, 'out-of-it'))
      symlinkSync('real', join(root, 'inside'))
      symlinkSync('loop', join(root, 'loop'))
      symlinkSync('..', join(root, 'real/up'))
      symlinkSync('/nowhere', join(root, 'node_modules'))
      for (const git of [true, false]) {
        if (!git) rmSync(join(root, '.git'), { recursive: true })
        const project = openProject(root)
        expect(project.files).toEqual(['real/a.ts'])
        expect(unknownOf(project)).toEqual({
          'out-of-it': 'a link that leaves the audited folder',
          inside: 'a link to what is read where it stands',
          loop: 'a link that leads nowhere or in a circle',
          'real/up': 'a link to what is read where it stands',
        })
      }
    }))

  it('do not lead out where the index names a file behind one', () =>
    inRepository({ 'etc/passwd': 'mine' }, root => {
      renameSync(join(root, 'etc'), join(root, 'was'))
      symlinkSync('/etc', join(root, 'etc'))
      const project = openProject(root)
      expect(project.files).toEqual(['was/passwd'])
      expect(project.text('etc/passwd')).toBeUndefined()
      expect(unknownOf(project)['etc/passwd']).toMatch(/link/)
    }))

  it('are not followed from an env file', () =>
    inFolder({ 'package.json': '{}' }, root => {
      symlinkSync('/etc/hostname', join(root, '.env'))
      const project = openProject(root)
      expect(project.envFiles).toEqual([])
      expect(unknownOf(project)['.env']).toMatch(/link/)
    }))
})

describe('what cannot be read', () => {
  it('is said: binary, too large, nested repositories', () =>
    inRepository({ 'binary.ts': Buffer.from([97, 0, 98]), 'large.ts': '', 'sub/x.ts': '' }, root => {
      truncateSync(join(root, 'large.ts'), 50 * 1024 * 1024)
      mkdirSync(join(root, 'nested'))
      gitIn(join(root, 'nested'), 'init', '--quiet')
      writeFileSync(join(root, 'nested/y.ts'), '')
      const project = openProject(root)
      expect(project.files).toEqual(['binary.ts', 'large.ts', 'sub/x.ts'])
      expect(project.files.map(project.text)).toEqual([undefined, undefined, ''])
      expect(unknownOf(project)).toEqual({
        'binary.ts': 'binary',
        'large.ts': 'larger than 2 MB',
        nested: 'a git repository of its own: audit it by itself',
      })
    }))

  it('is said once, however often it is asked for', () =>
    inProject({ 'a.ts': Buffer.from([0]) }, project => {
      for (let times = 0; times < 3; times += 1) project.syntax('a.ts')
      expect(project.unknown).toHaveLength(1)
    }))

  it('is said: a folder that git cannot open', () =>
    inFolder({ 'app/a.ts': '', 'bin/x': '' }, root => {
      const says = `warning: could not open directory 'closed/': Permission denied`
      writeFileSync(join(root, 'bin/git'), `#!/bin/sh\nprintf 'a.ts\\0'; echo "${says}" >&2\n`, {
        mode: 0o755,
      })
      withPath(`${join(root, 'bin')}:${process.env['PATH']}`, () => {
        expect(unknownOf(openProject(join(root, 'app')))).toEqual({
          closed: 'the folder cannot be read (Permission denied)',
        })
      })
    }))

  it('is no text where the file is not one of the project', () =>
    inProject({ 'a.ts': '' }, project => {
      for (const file of ['../../etc/passwd', '/etc/passwd', 'b.ts'])
        expect(project.text(file)).toBeUndefined()
    }))
})

describe('a folder that cannot be opened', () => {
  it('is a mistake that is said in a sentence', () =>
    inFolder({ 'a.ts': '' }, root => {
      for (const path of [join(root, 'none'), join(root, 'a.ts'), join(root, 'a.ts/b'), 'nul\0'])
        expect(() => openProject(path)).toThrow(ProjectError)
      expect(() => openProject(join(root, 'none'))).toThrow(/There is no folder .*none/)
      expect(() => openProject(join(root, 'a.ts'))).toThrow(/is a file/)
    }))
})

describe('git', () => {
  it('tells what is tracked and what would be ignored', () =>
    inRepository({ '.gitignore': '.env*\n!.env.example\n.clerk/\n', 'a.ts': '' }, root => {
      writeFileSync(join(root, '.env'), 'A=1')
      gitIn(root, 'add', '--force', '.env')
      const { git } = openProject(root)
      expect(git.available).toBe(true)
      expect(['a.ts', '.env', 'b.ts'].map(git.tracked)).toEqual([true, true, false])
      // By the rules alone, though it is tracked; and none of these need exist.
      const asked = ['.env', '.env.local', '.env.example', '.clerk/.tmp/keyless.json', 'a.ts']
      expect(asked.map(git.ignored)).toEqual([true, true, false, true, false])
      expect(git.ignored('../outside')).toBeNull()
    }))

  it('runs no program that the audited repository names', () =>
    inRepository({ 'in/a.ts': '', 'out/deep/b.ts': '' }, root => {
      gitIn(root, 'commit', '-qm', 'one')
      gitIn(root, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'in')
      const tree = gitIn(root, 'rev-parse', 'HEAD:out').trim()
      rmSync(join(root, '.git/objects', tree.slice(0, 2), tree.slice(2)))
      const proof = join(root, '.git/ran')
      const program = join(root, '.git/program.sh')
      writeFileSync(program, `#!/bin/sh\ntouch '${proof}'\n`, { mode: 0o755 })
      const settings = {
        'core.repositoryformatversion': '1',
        'core.fsmonitor': program,
        'core.sshCommand': program,
        'core.hooksPath': join(root, '.git/evil'),
        'extensions.partialClone': 'origin',
        'remote.origin.promisor': 'true',
        'protocol.ext.allow': 'always',
      }
      for (const [name, value] of Object.entries(settings)) gitIn(root, 'config', name, value)
      for (const url of [`ext::${program}`, 'ssh://host/path']) {
        gitIn(root, 'config', 'remote.origin.url', url)
        const project = openProject(root)
        project.git.tracked('in/a.ts')
        project.git.ignored('in/a.ts')
        expect(project.files).toContain('in/a.ts')
        expect(existsSync(proof)).toBe(false)
      }
    }))
})
