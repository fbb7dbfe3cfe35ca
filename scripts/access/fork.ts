import { join } from './join.ts'
import { Leave, type Run } from './run.ts'
import type { Cell } from './state.ts'
import { PLAIN, type Opaque, type Origin } from './origin.ts'
import { type Value } from './values.ts'

interface Way<T> {
  result: T
  changes: Map<Cell, Value>
  doubts: readonly Opaque[]
}

/**
 * Runs every branch from the same state and goes on with what any of them that goes on may have left.
 * `why` is the origin of the condition: where it was not followed, each branch is in doubt, and stays so
 * where another branch ended.
 */
export function fork<T>(
  run: Run,
  why: Origin,
  branches: readonly (() => T)[],
  goesOn: (result: T) => boolean,
): T[] {
  const entry = run.doubts
  const { opaque } = why
  run.work(entry.length * branches.length)
  const doubting = opaque && !entry.includes(opaque) ? [...entry, opaque] : entry
  const ways: Way<T>[] = []
  const results: T[] = []
  for (const branch of branches) {
    run.doubts = doubting
    const { result, changes } = run.journal.isolate(() => attempt(branch))
    if (result === undefined) {
      if (opaque) opaque.cut = true
      continue
    }
    results.push(result.value)
    if (goesOn(result.value)) ways.push({ result: result.value, changes, doubts: run.doubts })
    else if (changes.size > 0) run.frames.at(-1)?.changed.push(changes)
  }
  merge(run, ways, opaque)
  run.doubts =
    ways.length === branches.length ? leastDoubted(ways, entry, opaque) : leastDoubted(ways, doubting, null)
  return results
}

function attempt<T>(branch: () => T): { value: T } | undefined {
  try {
    return { value: branch() }
  } catch (error) {
    if (error instanceof Leave) return undefined
    throw error
  }
}

function merge<T>(run: Run, ways: readonly Way<T>[], opaque: Opaque | null): void {
  const why = opaque ? { ...PLAIN, opaque } : PLAIN
  const cells = new Set(ways.flatMap(way => [...way.changes.keys()]))
  run.work(cells.size * ways.length)
  for (const cell of cells) {
    const before = cell.value
    run.assign(
      cell,
      join(
        ways.map(way => way.changes.get(cell) ?? before),
        why,
      ),
    )
  }
}

/** A path with fewer doubts is certain to exist, so the state after the fork is as certain as that. */
function leastDoubted<T>(
  ways: readonly Way<T>[],
  entry: readonly Opaque[],
  settled: Opaque | null,
): readonly Opaque[] {
  let least: readonly Opaque[] | null = null
  for (const way of ways) {
    const doubts = settled
      ? way.doubts.filter(doubt => doubt !== settled || entry.includes(doubt))
      : way.doubts
    if (!least || doubts.length < least.length) least = doubts
  }
  return least ?? entry
}

/** A fork of expressions; throws `Leave` where no branch has a value. */
export function forkValues(run: Run, why: Origin, branches: readonly (() => Value)[]): Value {
  const values = fork(run, why, branches, () => true)
  if (values.length === 0) throw new Leave('every branch leaves')
  return join(values, why.opaque ? { ...PLAIN, opaque: why.opaque } : PLAIN)
}
