import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject } from '../scripts/project/open.ts'
import { inFolder, unknownOf } from './project-fixture.ts'

const IGNORED = { '.gitignore': '.next\nout\ndist\nbuild\n.output\n', 'package.json': '{}' }

describe('what a build left for browsers', () => {
  it('is read from the folders that frameworks write, in every app, though git ignores them', () =>
    inFolder(
      {
        ...IGNORED,
        '.next/static/chunks/a.js': 'a',
        '.next/server/b.js': 'b',
        'apps/web/package.json': '{}',
        'apps/web/.output/public/c.js': 'c',
        'apps/web/dist/index.html': 'd',
        'apps/web/dist/assets/e.js': 'e',
        'apps/web/dist/assets/f.png': 'f',
        'apps/web/dist/assets/g.js.map': 'g',
      },
      root => {
        const { built } = openProject(root)
        expect(built.map(({ file, text }) => `${file} ${text}`)).toEqual([
          '.next/static/chunks/a.js a',
          'apps/web/dist/assets/e.js e',
          'apps/web/dist/index.html d',
          'apps/web/.output/public/c.js c',
        ])
      },
    ))

  it('is not what a server runs, nor what is listed as source', () =>
    inFolder(
      {
        'package.json': '{}',
        '.gitignore': 'dist\n',
        'dist/server.js': 'a',
        'out/_next/static/b.js': 'b',
        'packages/ui/package.json': '{}',
        'packages/ui/build/index.js': 'c',
      },
      root => expect(openProject(root).built.map(({ file }) => file)).toEqual(['out/_next/static/b.js']),
    ))

  it('is not reached through links', () =>
    inFolder({ ...IGNORED, 'elsewhere/static/a.js': 'a', 'elsewhere/b.js': 'b' }, root => {
      symlinkSync(join(root, 'elsewhere'), join(root, '.next'))
      mkdirSync(join(root, 'build/client'), { recursive: true })
      symlinkSync(join(root, 'elsewhere/b.js'), join(root, 'build/client/b.js'))
      symlinkSync(join(root, 'elsewhere'), join(root, 'build/client/more'))
      expect(openProject(root).built).toEqual([])
    }))

  it('is bounded, and what was left is said', () =>
    inFolder({ ...IGNORED }, root => {
      mkdirSync(join(root, '.next/static'), { recursive: true })
      for (let i = 0; i < 2_010; i += 1) writeFileSync(join(root, `.next/static/${i}.js`), 'x')
      writeFileSync(join(root, '.next/static/0-large.js'), 'x'.repeat(5 * 1024 * 1024 + 1))
      const project = openProject(root)
      expect(project.built.length).toBe(1_999)
      expect(unknownOf(project)).toMatchObject({
        '.next/static': 'the build is too large: part of it was not searched for secrets',
        '.next/static/0-large.js': 'larger than 5 MB',
      })
    }))
})
