/**
 * What a mistyped word may have meant: the candidate with the fewest edits, at most a third of its length.
 * @returns undefined where none is near enough to be worth naming
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  // Comparing costs the product of both lengths; nobody mistypes a name into a page of text.
  if (word.length > 100) return undefined
  let best: string | undefined
  let fewest = Infinity
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    const bound = Math.max(1, Math.floor(candidate.length / 3))
    if (edits > bound || edits >= fewest) continue
    best = candidate
    fewest = edits
  }
  return best
}

/** ` Did you mean "x"?` with the space in front, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>, prefix = ''): string {
  const near = nearest(word, candidates)
  return near === undefined ? '' : ` Did you mean "${prefix}${near}"?`
}

/** Insertions, deletions, replacements, and swaps of two neighbours, each one edit. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Infinity
      next.push(Math.min(replaced, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
