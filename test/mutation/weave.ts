import type { Mutant } from './mutant.ts'

/** A mutant by the number under which the switch knows it. */
export interface Numbered {
  id: number
  mutant: Mutant
}

/**
 * The name of the global switch: told that a place is reached, it answers whether the mutant there is the one at work.
 * Where asking twice changes nothing it gets both texts too, and can tell whether they come to the same.
 */
export const SWITCH = '__mutant'

/** The text of a file in which each mutated place asks the switch; the mutants are of this file alone. */
export function weave(text: string, mutants: readonly Numbered[]): string {
  const places = new Map<string, Numbered[]>()
  for (const each of mutants) {
    const key = `${each.mutant.start} ${each.mutant.end} ${each.mutant.form}`
    places.set(key, [...(places.get(key) ?? []), each])
  }
  const sorted = [...places.values()].sort(outermostFirst)
  return between(text, 0, text.length, sorted)
}

function outermostFirst([a]: Numbered[], [b]: Numbered[]): number {
  if (!a || !b) return 0
  const [one, other] = [a.mutant, b.mutant]
  const byForm = (form: Mutant['form']) => (form === 'statement' ? 0 : 1)
  return one.start - other.start || other.end - one.end || byForm(one.form) - byForm(other.form)
}

/** The text from one offset to another with what is mutated in it. */
function between(text: string, from: number, to: number, places: readonly Numbered[][]): string {
  let woven = ''
  let at = from
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? []
    const [first] = place
    if (!first || first.mutant.start < at) continue
    const { start, end, form } = first.mutant
    const within = places.slice(i + 1).filter(([each]) => each && each.mutant.end <= end)
    woven += text.slice(at, start) + asking(place, form, between(text, start, end, within))
    at = end
    i += form === 'body' ? 0 : within.length
  }
  return woven + text.slice(at, to)
}

function asking(place: readonly Numbered[], form: Mutant['form'], original: string): string {
  if (form === 'body')
    return place.map(({ id, mutant }) => ` if (${SWITCH}(${id})) { ${mutant.text} }\n`).join('')
  if (form === 'statement')
    return `{ ${place.map(({ id, mutant }) => `if (${SWITCH}(${id})) { ${mutant.text} } else `).join('')}{ ${original}\n} }`
  const asked = ({ id, mutant }: Numbered) =>
    mutant.pure ? `${SWITCH}(${id}, () => (${mutant.text}), () => (${original}))` : `${SWITCH}(${id})`
  return `(${place.map(each => `${asked(each)} ? (${each.mutant.text}) : `).join('')}(${original}))`
}
