import fc from 'fast-check'

/** What fast-check chose: numbers that a law draws from, the same ones each time it is asked anew. */
export interface Choice {
  /** A number from 0 up to but not including `below`. */
  number: (below: number) => number
  /** One of them. */
  one: <T>(items: readonly T[]) => T | undefined
  /** At least one of them, often all, in their order. */
  some: <T>(items: readonly T[]) => T[]
  flip: () => boolean
}

/** Shrinks towards zeros: all places, the first way of writing. */
export const choices: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 0xffff }), {
  minLength: 16,
  maxLength: 16,
})

export function choiceOf(numbers: readonly number[]): Choice {
  let at = 0
  const next = () => numbers[at++ % numbers.length] ?? 0
  const number = (below: number) => next() % Math.max(below, 1)
  const one = <T>(items: readonly T[]) => items[number(items.length)]
  const some = <T>(items: readonly T[]): T[] => {
    const way = number(3)
    if (way === 0) return [...items]
    const always = number(items.length)
    return items.filter((_, i) => i === always || (way === 2 && next() % 2 === 0))
  }
  return { number, one, some, flip: () => number(2) === 1 }
}
