import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { openProject } from '../scripts/project/open.ts'
import { GIT_ENV } from './fixture-app.ts'

const MANIFEST = JSON.stringify({ name: 'web', dependencies: { next: '^15.0.0' } })
const NPM = JSON.stringify({ packages: { 'node_modules/next': { version: '15.3.1' } } })
const PNPM =
  "lockfileVersion: '9.0'\n\nimporters:\n\n  apps/web:\n    dependencies:\n      next:\n        specifier: ^15.0.0\n        version: 15.3.2(react@19.0.0)\n\npackages:\n\n  next@15.3.2:\n    engines: {}\n"

/** What the app in `apps/web` of such a repository loads, opened by itself. */
function loaded(files: Record<string, string>, options: { git?: string; link?: string } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'clerk-security-above-'))
  try {
    for (const [file, text] of Object.entries({ 'apps/web/package.json': MANIFEST, ...files })) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    }
    if (options.link) symlinkSync(join(root, options.link), join(root, 'package-lock.json'))
    if (options.git !== undefined)
      execFileSync('git', ['init', '--quiet', join(root, options.git)], { env: GIT_ENV })
    const project = openProject(join(root, 'apps/web'))
    const found = project.apps[0]?.version('next')
    return {
      version: found?.version ?? null,
      above: found?.above,
      file: found?.file,
      unknown: project.unknown,
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

describe('a lock file above the audited folder', () => {
  it.each([
    ['package-lock.json', NPM, '15.3.1'],
    ['pnpm-lock.yaml', PNPM, '15.3.2'],
    ['yarn.lock', '# yarn lockfile v1\n\nnext@^15.0.0:\n  version "15.3.3"\n', '15.3.3'],
  ])('tells the version: %s', (file, text, version) => {
    expect(loaded({ [file]: text }, { git: '' })).toMatchObject({
      version,
      above: `../../${file}`,
      file: 'package.json',
    })
  })

  it('is asked only where the audited folder has none that names the package', () => {
    const own = JSON.stringify({ packages: { 'node_modules/next': { version: '15.1.0' } } })
    const found = loaded({ 'package-lock.json': NPM, 'apps/web/package-lock.json': own }, { git: '' })
    expect(found).toMatchObject({ version: '15.1.0', above: undefined })
  })

  it('is not asked above the top of the repository, or where there is none', () => {
    expect(loaded({ 'package-lock.json': NPM }).version).toBeNull()
    expect(loaded({ 'package-lock.json': NPM }, { git: 'apps' }).version).toBeNull()
    expect(loaded({ 'package-lock.json': NPM }, { git: 'apps/web' }).version).toBeNull()
  })

  it('is of another installation where its version is outside the range', () => {
    const other = JSON.stringify({ packages: { 'node_modules/next': { version: '14.2.0' } } })
    expect(loaded({ 'package-lock.json': other }, { git: '' }).version).toBeNull()
  })

  it('is not read through a link', () => {
    expect(
      loaded({ 'elsewhere/lock.json': NPM }, { git: '', link: 'elsewhere/lock.json' }).version,
    ).toBeNull()
  })

  it('that cannot be read is said', () => {
    expect(loaded({ 'package-lock.json': '{"packages":' }, { git: '' }).unknown).toContainEqual({
      what: '../../package-lock.json',
      because: 'is not valid JSON',
    })
  })
})
