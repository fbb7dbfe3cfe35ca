import type { FileChange, Plan } from './plan.ts'

type Change = Pick<Plan, 'changes' | 'untrack'>

/** Plans made one upon the other, as one change of what is on the disk. */
export class Composition {
  #changes: ReadonlyMap<string, FileChange> = new Map()
  #untrack: ReadonlySet<string> = new Set()

  add(plan: Change): void {
    const { changes, untrack } = this.with(plan)
    this.#changes = new Map(changes.map(change => [change.file, change]))
    this.#untrack = new Set(untrack)
  }

  /** The change that it would be with one more plan. */
  with({ changes, untrack }: Change): Change {
    const all = new Map(this.#changes)
    for (const change of changes) {
      const earlier = all.get(change.file)
      all.set(change.file, {
        ...change,
        before: earlier === undefined ? change.before : earlier.before,
        ...(earlier?.from === undefined ? {} : { from: earlier.from }),
      })
    }
    return {
      changes: [...all.values()]
        .filter(({ before, after }) => before !== after)
        .toSorted((a, b) => (a.file < b.file ? -1 : 1)),
      untrack: [...new Set([...this.#untrack, ...untrack])].toSorted(),
    }
  }

  change(): Change {
    return { changes: [...this.#changes.values()], untrack: [...this.#untrack] }
  }

  /** The text of a file as it is after all that was added. */
  text(file: string, read: (file: string) => string | undefined): string | undefined {
    const change = this.#changes.get(file)
    return change === undefined ? read(file) : (change.after ?? undefined)
  }
}
