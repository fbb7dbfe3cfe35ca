/** How a statement ends, as a set of bits; none: it never goes on. */
export const FALLS = 1
export const BREAKS = 2
export const CONTINUES = 4

/** From this bit on, two for each label that is left for: by `break`, and by `continue`. */
const LABELLED = 8
/** More labels than this nobody writes; bits of a number are not endless. */
const MOST = 12

/** The labels that one run has met. */
export class Labels {
  private readonly known: string[] = []

  /** The bit by which a statement ends that leaves for a label by `break`. */
  left(label: string): number {
    return LABELLED << (2 * this.at(label))
  }

  /** The same by `continue`. */
  resumed(label: string): number {
    return LABELLED << (2 * this.at(label) + 1)
  }

  private at(label: string): number {
    if (!this.known.includes(label) && this.known.length < MOST) this.known.push(label)
    return Math.max(0, this.known.indexOf(label))
  }
}
