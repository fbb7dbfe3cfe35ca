import { findNodeAtLocation, modify, parseTree } from 'jsonc-parser'
import semver from 'semver'
import type { Fix, TextEdit } from '../core/fix.ts'
import type { App, Project } from '../project/project.ts'

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']
/** One version, with or without an operator: what is written so can be written so again. */
const ONE_VERSION = /^(\^|~|>=)?\s*v?\d+(?:\.\d+){0,2}(?:-[\w.]+)?$/

export interface Bump {
  name: string
  /** The version that is installed, or the lowest of its range. */
  from: string
  /** The first version without the weakness; undefined: none is known. */
  to: string | undefined
  /** Apps whose package.json names it; none where another package brings it along. */
  apps: readonly App[]
}

/**
 * A version raised in each package.json that names it, its operator kept. The installation follows by hand, so it is to
 * be reviewed: until then the lock file says otherwise. A new major may need changes to the app, and is left to it.
 */
export function raisedVersion(project: Project, { name, from, to, apps }: Bump): Fix {
  const title = `Raise ${name} to ${to ?? 'a fixed version'}`
  const byHand = (sentence: string): Fix => ({
    title,
    safety: 'review',
    edits: [],
    create: [],
    install: [],
    remains: [sentence],
  })
  if (to === undefined)
    return byHand(`No fixed version of ${name} is known: see whether the app can do without it.`)
  if (apps.length === 0)
    return byHand(
      `Raise what brings ${name} ${from} along until it is ${to} or later (\`npm ls ${name}\` tells what does).`,
    )
  if (semver.major(from) !== semver.major(to))
    return byHand(
      `Move ${name} from ${from} to ${to} or later by its upgrade guide: it is another major version.`,
    )
  const edits = apps.map(app => editIn(project, app, name, to))
  if (edits.includes(undefined))
    return byHand(`Raise ${name} to ${to} or later where its version is kept, and install.`)
  return {
    title,
    safety: 'review',
    edits: edits.flatMap(each => each ?? []),
    create: [],
    install: [],
    remains: [
      'Install, so that the lock file follows package.json: until then the old versions are what runs.',
    ],
  }
}

/** Undefined where the range is none that can be raised: `workspace:*`, `catalog:`, `latest`. */
function editIn(project: Project, app: App, name: string, to: string): TextEdit[] | undefined {
  const file = app.dir === '' ? 'package.json' : `${app.dir}/package.json`
  const text = project.text(file)
  const root = text === undefined ? undefined : parseTree(text)
  if (text === undefined || root === undefined) return undefined
  const edits: TextEdit[] = []
  for (const section of SECTIONS) {
    const range: unknown = findNodeAtLocation(root, [section, name])?.value
    if (range === undefined) continue
    const operator = typeof range === 'string' ? ONE_VERSION.exec(range.trim()) : null
    if (operator === null) return undefined
    for (const { offset, length, content } of modify(text, [section, name], `${operator[1] ?? ''}${to}`, {}))
      edits.push({ file, start: offset, end: offset + length, text: content })
  }
  return edits.length === 0 ? undefined : edits
}
