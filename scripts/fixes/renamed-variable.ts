import type { Fix, TextEdit } from '../core/fix.ts'
import type { Project } from '../project/project.ts'
import { byHand, mendedOr } from './by-hand.ts'

const SOURCE = /\.[cm]?[jt]sx?$/
/** What the bundler copies into code for the browser; the server reads any name. */
const PREFIX = /^NEXT_PUBLIC_/

/**
 * A variable that reaches the browser by its name alone, renamed where the source reads it and where env files set it.
 * Whoever reads it in the browser gets nothing from then on.
 */
export function renamedVariable(project: Project, name: string): Fix {
  const to = name.replace(PREFIX, '')
  const title = `Call ${name} ${to}`
  if (to === name)
    return byHand(title, `Give ${name} a name without the prefix, wherever it is set and read.`)
  const files = project.files.filter(file => project.text(file)?.includes(name) === true)
  const edits = files.map(file => editsIn(file, project.text(file) ?? '', name, to))
  const elsewhere = files.filter((_, i) => edits[i] === undefined)
  const isSet = project.envFiles.some(({ variables }) => variables.some(each => each.name === to))
  if (elsewhere.length > 0 || isSet)
    return byHand(
      title,
      `Rename ${name} to ${to} wherever it is set and read${elsewhere.length > 0 ? ` (${elsewhere.join(', ')} names it in other ways)` : ''}, and read it on the server alone.`,
    )
  const unread = project.envFiles.filter(
    ({ file, variables }) => project.text(file) === undefined && variables.some(each => each.name === name),
  )
  const inBrowser = files.filter(file => /^\s*(['"])use client\1/.test(project.text(file) ?? ''))
  return {
    title,
    safety: 'review',
    edits: edits.flatMap(each => each ?? []),
    create: [],
    install: [],
    remains: [
      `Rename ${name} to ${to} wherever the app is deployed${unread.length > 0 ? ` and in ${unread.map(({ file }) => file).join(', ')}` : ''}, and replace the value: whoever opened the site may have it.`,
      ...inBrowser.map(
        file => `Move what ${file} does with ${to} to the server: code for the browser has it no longer.`,
      ),
    ],
  }
}

/** A name that nothing reads, in files that git lists: the others hold values that nobody is to see in a diff. */
export function renamedWhereSet(project: Project, name: string, to: string): Fix {
  const title = `Call ${name} ${to}`
  const set = project.envFiles.filter(({ variables }) => variables.some(each => each.name === name))
  const edits = set.map(({ file }) => editsIn(file, project.text(file) ?? '', name, to))
  const taken = project.envFiles.some(({ variables }) => variables.some(each => each.name === to))
  const hidden = set.filter((_, i) => (edits[i]?.length ?? 0) === 0).map(({ file }) => file)
  const where = `wherever the app is deployed${hidden.length > 0 ? ` and in ${hidden.join(', ')}` : ''}`
  if (taken)
    return byHand(title, `Take ${name} out, which nothing reads: ${to} is set as well. See ${where}.`)
  return mendedOr(
    title,
    hidden.length > 0 ? undefined : edits.flatMap(each => each ?? []),
    `Rename ${name} to ${to} ${where}.`,
  )
}

/** Undefined where the file names the variable in a way that tells nothing of what is meant. */
function editsIn(file: string, text: string, name: string, to: string): TextEdit[] | undefined {
  const edits: TextEdit[] = []
  for (const { index } of text.matchAll(new RegExp(String.raw`(?<![\w$])${name}(?![\w$])`, 'g'))) {
    const before = text.slice(Math.max(0, index - 30), index)
    const is = SOURCE.test(file)
      ? /(?:\bprocess\.env|\benv)(?:!|\?)?(?:\.|\[['"`])$/.test(before)
      : /(?:^|\n)\s*(?:export\s+)?(?:#\s*)?$/.test(before) || /\$\{?$/.test(before)
    if (!is && (SOURCE.test(file) || /(?:^|\/)\.env/.test(file))) return undefined
    if (is) edits.push({ file, start: index, end: index + name.length, text: to })
  }
  return edits
}
