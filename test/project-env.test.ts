import { parseEnv as nodeParse } from 'node:util'
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '../scripts/project/env-lines.ts'
import { openProject } from '../scripts/project/open.ts'
import { inFolder, inProject, inRepository, unknownOf } from './project-fixture.ts'

function rows(text: string): [string, string, number][] {
  return parseEnv(text).map(({ name, value, line }) => [name, value, line])
}

describe('an env file', () => {
  it('is read line by line, with places', () => {
    const text = [
      '\uFEFF# keys',
      'PLAIN=one two  # comment',
      '  export SPACED = three',
      `SINGLE='a # b' # c`,
      'DOUBLE="line\\nbreak"',
      'KEY="-----BEGIN KEY-----',
      'abc',
      '-----END KEY-----"',
      'TICKS=`it\'s "so"`',
      'EMPTY=',
      '# OFF=1',
      'not an assignment',
      'HASH=a#b',
      'LINK=${PLAIN}/$TICKS',
      `OPEN='never closed`,
      'YAML: four',
      'PLAIN=again',
      'LAST=five',
    ]
    const expected = [
      ['PLAIN', 'one two', 2],
      ['SPACED', 'three', 3],
      ['SINGLE', 'a # b', 4],
      ['DOUBLE', 'line\nbreak', 5],
      ['KEY', '-----BEGIN KEY-----\nabc\n-----END KEY-----', 6],
      ['TICKS', `it's "so"`, 9],
      ['EMPTY', '', 10],
      ['HASH', 'a', 13],
      // References stay as they are written: what they lead to has a line of its own.
      ['LINK', '${PLAIN}/$TICKS', 14],
      ['OPEN', `'never closed`, 15],
      ['YAML', 'four', 16],
      ['PLAIN', 'again', 17],
      ['LAST', 'five', 18],
    ]
    for (const end of ['\n', '\r\n', '\r']) expect(rows(text.join(end))).toEqual(expected)
  })

  it('has the values that Node reads in it', () => {
    const text = `A=1\nexport B = two # no\nC='x # y'\nD="p\\nq"\nE=\nF="a\nb"\nG=\`z\`\nH=k=v\n`
    expect(Object.fromEntries(parseEnv(text).map(({ name, value }) => [name, value]))).toEqual({
      ...nodeParse(text),
    })
  })

  it.each([
    ['spaces', `A=${' '.repeat(1_000_000)}x`],
    ['a name without end', `${'A'.repeat(1_000_000)}`],
    ['quotes that never close', `A="\n`.repeat(100_001)],
    ['escaped quotes', `A="\\"\n`.repeat(100_000)],
    ['exports', 'export '.repeat(200_000)],
  ])('takes no longer for %s', (_what, text) => {
    const began = performance.now()
    parseEnv(text)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('the env files of a project', () => {
  it('are those of the root and of each app, ignored or not, and all that are listed', () =>
    inRepository(
      {
        '.gitignore': '.env*\n!.env.example\n!.env.mjs\n',
        '.env': 'ROOT=1',
        'apps/web/package.json': '{}',
        'apps/web/.env.local': 'WEB=1',
        'apps/web/.env.example': 'WEB=',
        'apps/web/.dev.vars': 'DEV=1',
        'deploy/production.env': 'PROD=1',
        'deploy/.env': 'UNLISTED=1',
        'environment.ts': '',
        // Programs, and data of tools.
        '.env.mjs': 'export const env = { A: 1 }',
        '.env.d.ts': '',
        '.env.json': '{}',
      },
      root => {
        const { envFiles, files } = openProject(root)
        expect(envFiles.map(({ file, example }) => [file, example])).toEqual([
          ['.env', false],
          ['apps/web/.dev.vars', false],
          ['apps/web/.env.example', true],
          ['apps/web/.env.local', false],
          ['deploy/production.env', false],
        ])
        expect(files).not.toContain('.env')
      },
    ))

  it('are no examples because of the folder they stand in', () =>
    inProject({ 'examples/web/package.json': '{}', 'examples/web/.env': 'A=1' }, ({ envFiles }) => {
      expect(envFiles.map(({ example }) => example)).toEqual([false])
    }))

  it('are said where they cannot be read', () =>
    inFolder({ '.env': Buffer.from([65, 61, 0]), '.env.local': '', '.env.d/x': '' }, root => {
      truncateSync(join(root, '.env.local'), 3 * 1024 * 1024)
      const project = openProject(root)
      expect(project.envFiles).toEqual([])
      expect(unknownOf(project)).toEqual({ '.env': 'binary', '.env.local': 'larger than 2 MB' })
    }))
})
