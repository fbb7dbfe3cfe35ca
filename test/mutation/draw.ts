import { generator } from '../../scripts/build/random.ts'
import type { Mutant } from './mutant.ts'

/** So many of the mutants, drawn by seed; of those that bear one key at most one. In the order in which they were given. */
export function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = generator(seed)
  const keyed = new Map<string, Mutant[]>()
  const pool: Mutant[][] = []
  for (const mutant of mutants) {
    const known = mutant.oneOf === undefined ? undefined : keyed.get(mutant.oneOf)
    if (known) known.push(mutant)
    else {
      const group = [mutant]
      pool.push(group)
      if (mutant.oneOf !== undefined) keyed.set(mutant.oneOf, group)
    }
  }
  const drawn = new Set<Mutant>()
  for (let left = pool.length; left > 0 && drawn.size < count; left--) {
    const at = Math.floor(random() * left)
    const group = pool[at] ?? []
    const last = pool[left - 1]
    if (last) pool[at] = last
    const one = group[Math.floor(random() * group.length)]
    if (one) drawn.add(one)
  }
  return mutants.filter(mutant => drawn.has(mutant))
}
