import type { Fix, TextEdit } from '../core/fix.ts'
import { EditConflict, applyEdits } from './edits.ts'
import type { FileChange } from './plan.ts'
import { flawIn } from './flaw.ts'

/** A fix cannot join the others; the message says why. */
export class Unplannable extends Error {
  override readonly name = 'Unplannable'
}

interface Draft {
  before: string | null
  after: string
  edits: readonly TextEdit[]
  /** Where the file moves to. */
  to?: string
}

/** What becomes of each file, by the path that it has now, while fixes come in one by one. */
export class Drafts {
  #drafts = new Map<string, Draft>()
  readonly #read: (file: string) => string | undefined
  readonly #hindrance: (file: string, text: string | null) => string | undefined

  constructor(
    read: (file: string) => string | undefined,
    hindrance: (file: string, text: string | null) => string | undefined,
  ) {
    this.#read = read
    this.#hindrance = hindrance
  }

  /** @throws {Unplannable}, and then nothing of the fix is taken in */
  add({ create, edits, rename = [], untrack = [] }: Fix): void {
    const next = new Map(this.#drafts)
    for (const { file, text } of create) this.#create(next, file, text)
    for (const [file, own] of byFile(edits)) this.#edit(next, file, own)
    for (const { from, to } of rename) this.#move(next, from, to)
    for (const file of untrack) this.#assertMayChange(file, next.get(file)?.before ?? null)
    this.#drafts = next
  }

  changes(): FileChange[] {
    return [...this.#drafts]
      .flatMap(([file, { before, after, to }]): FileChange[] =>
        to === undefined
          ? [{ file, before, after }]
          : [
              { file, before, after: null },
              { file: to, before: null, after, from: file },
            ],
      )
      .filter(({ before, after }) => before !== after)
      .toSorted((a, b) => (a.file < b.file ? -1 : 1))
  }

  #create(next: Map<string, Draft>, file: string, text: string): void {
    this.#assertNobodyMovesTo(next, file)
    const draft = next.get(file)
    const standing = draft?.after ?? this.#read(file)
    if (standing !== undefined && standing !== text)
      throw new Unplannable(`${file} exists already, with another content`)
    if (standing !== undefined) return
    this.#assertMayChange(file, null)
    next.set(file, { before: null, after: text, edits: [] })
  }

  #edit(next: Map<string, Draft>, file: string, edits: readonly TextEdit[]): void {
    const draft = this.#draftOf(next, file)
    if (draft.before === null) throw new Unplannable(`${file} is only now being created`)
    const all = [...draft.edits, ...edits]
    const after = edited(draft.before, all)
    if (after === undefined) throw new Unplannable(`another fix changes the same place in ${file}`)
    const flaw = flawIn(file, after)
    if (flaw !== undefined) throw new Unplannable(`with it ${file} would no longer parse (${flaw})`)
    next.set(file, { ...draft, after, edits: all })
  }

  #move(next: Map<string, Draft>, from: string, to: string): void {
    const draft = this.#draftOf(next, from)
    if (draft.before === null) throw new Unplannable(`${from} is only now being created`)
    if (draft.to === to) return
    if (draft.to !== undefined) throw new Unplannable(`another fix moves ${from} to ${draft.to}`)
    if (next.has(to) || this.#read(to) !== undefined) throw new Unplannable(`${to} exists already`)
    this.#assertNobodyMovesTo(next, to)
    this.#assertMayChange(to, null)
    next.set(from, { ...draft, to })
  }

  #draftOf(next: Map<string, Draft>, file: string): Draft {
    const draft = next.get(file)
    if (draft !== undefined) return draft
    const text = this.#read(file)
    if (text === undefined) throw new Unplannable(`${file} cannot be read`)
    const flaw = flawIn(file, text)
    if (flaw !== undefined) throw new Unplannable(`${file} has ${flaw}: mend that first`)
    this.#assertMayChange(file, text)
    return { before: text, after: text, edits: [] }
  }

  #assertMayChange(file: string, text: string | null): void {
    const because = this.#hindrance(file, text)
    if (because !== undefined) throw new Unplannable(because)
  }

  #assertNobodyMovesTo(next: Map<string, Draft>, file: string): void {
    const mover = [...next].find(([, { to }]) => to === file)
    if (mover !== undefined) throw new Unplannable(`another fix moves ${mover[0]} to ${file}`)
  }
}

function edited(text: string, edits: readonly TextEdit[]): string | undefined {
  try {
    return applyEdits(text, edits)
  } catch (error) {
    if (error instanceof EditConflict) return undefined
    throw error
  }
}

function byFile(edits: readonly TextEdit[]): Map<string, TextEdit[]> {
  const files = new Map<string, TextEdit[]>()
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit])
  return files
}
