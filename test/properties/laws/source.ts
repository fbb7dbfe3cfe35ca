import { nodesIn } from '../../../scripts/endpoints/tree.ts'
import { applyEdits } from '../../../scripts/fixes/edits.ts'
import { ts } from '../../../scripts/project/typescript.ts'
import type { EntryPoint } from '../../../scripts/endpoints/entry-point.ts'
import type { Choice } from './choice.ts'
import type { Files } from './memory.ts'

/** One file that a law may rewrite. */
export interface Source {
  file: string
  text: string
  tree: ts.SourceFile
}

/** Replaces `[start, end)` of a source. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** An app before a law is applied to it: its files, and where the outside world enters. */
export interface LawApp {
  name: string
  files: Files
  sources: readonly Source[]
  endpoints: readonly EntryPoint[]
}

/** A rewriting of which it is claimed what becomes of the answers. */
export interface Law {
  name: string
  /** The rewritten app, or null where the law has nothing to rewrite. */
  apply: (app: LawApp, choice: Choice) => Files | null
  /** The call as written is another afterwards, so messages that quote it are. */
  respells?: boolean
  /** Fixtures that it must apply to, where that is fewer than of other laws: a law that never applies holds nothing. */
  fewest?: number
}

const SCRIPT = /\.[cm]?[jt]sx?$/

export function sourceOf(file: string, text: string): Source {
  return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) }
}

/** The app's own code: declarations alone run nothing, and a build's settings are no part of it. */
export function sourcesOf(files: Files): Source[] {
  return [...files]
    .filter(([file]) => SCRIPT.test(file) && !/\.d\.[cm]?ts$|(^|\/)next\.config\./.test(file))
    .map(([file, text]) => sourceOf(file, text))
}

/** A law that rewrites each file for itself: `places` are where it can, and `rewrite` gives the edits for one of them. */
export function placeLaw<T>(
  name: string,
  places: (source: Source, app: LawApp) => readonly T[],
  rewrite: (place: T, source: Source, choice: Choice, nth: number) => readonly Edit[],
  options: Pick<Law, 'respells' | 'fewest'> = {},
): Law {
  return {
    name,
    ...options,
    apply: (app, choice) => {
      const all = app.sources.flatMap(source => places(source, app).map(place => ({ source, place })))
      if (all.length === 0) return null
      const edits = new Map<Source, Edit[]>()
      for (const [nth, { source, place }] of choice.some(all).entries()) {
        const list = edits.get(source) ?? []
        edits.set(source, list)
        const more = rewrite(place, source, choice, nth)
        if (!more.some(edit => list.some(other => meet(edit, other))))
          for (const edit of more) add(list, edit)
      }
      return edited(app.files, edits)
    },
  }
}

/** Places within one another are rewritten one at a time. */
function meet(a: Edit, b: Edit): boolean {
  const insertions = a.start === a.end && b.start === b.end
  return !insertions && ((a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end))
}

/** What is put at one place, as the end of a file, stands there one behind the other. */
function add(list: Edit[], edit: Edit): void {
  const same = list.find(
    other => other.start === edit.start && other.end === edit.end && edit.start === edit.end,
  )
  if (same) same.text += edit.text
  else list.push({ ...edit })
}

export function edited(files: Files, edits: ReadonlyMap<Source, readonly Edit[]>): Files {
  const after = new Map(files)
  for (const [{ file, text }, list] of edits)
    after.set(
      file,
      applyEdits(
        text,
        list.map(edit => ({ ...edit, file })),
      ),
    )
  return after
}

export function allOf<T extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is T): T[] {
  return [...nodesIn(root)].filter(is)
}

export function replace(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.end, text }
}

export function insert(at: number, text: string): Edit {
  return { start: at, end: at, text }
}

export function append({ tree }: Source, text: string): Edit {
  return insert(tree.end, text)
}

/** Puts text around a node: as one edit, so that nothing gets in between. */
export function around(node: ts.Node, before: string, after: string): Edit {
  return replace(node, `${before}${node.getText()}${after}`)
}
