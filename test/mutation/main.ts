import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { draw } from './draw.ts'
import type { Mutant } from './mutant.ts'
import { fates } from './pool.ts'
import { allMutants, bundled } from './subject.ts'
import { livedIn, readReport, survivorsOf, writeReport, type Report } from './survivors.ts'
import type { Asking } from './messages.ts'
import { killedByUnits } from './units.ts'

/** The quickest first: what dies of one kind is not tried on the next. */
const ASKED = ['kept', 'laws', 'units'] as const
const KEPT = fileURLToPath(new URL('survivors.json', import.meta.url))

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '500' },
    processes: { type: 'string', default: '2' },
    /** Only files whose path holds this. */
    only: { type: 'string', default: '' },
    out: { type: 'string', default: KEPT },
    /** A report of the same seed: what died then is not tried again. */
    again: { type: 'string' },
    /** `--without laws --without units`: what is not asked. */
    without: { type: 'string', multiple: true, default: [] },
  },
})

const note = (line: string) => process.stderr.write(`${line}\n`)
const all = allMutants().filter(({ file }) => file.includes(values.only))
const seed = Number(values.seed)
const drawn = draw(all, Number(values.count), seed)
note(`${drawn.length} mutants of ${all.length}, drawn by seed ${seed}`)
const before = values.again === undefined ? undefined : readReport(values.again)
if (before && (before.seed !== seed || before.drawn !== drawn.length))
  throw new Error(`${values.again} tells of another draw: give its seed and count`)
const mutants = before ? drawn.filter(mutant => livedIn(before, mutant)) : drawn

const killed: Report['killed'] = {
  ...(before?.killed ?? { marks: 0, answers: 0, reached: 0, laws: 0, crash: 0, time: 0, units: 0 }),
}
let outlived: readonly Mutant[] = mutants
for (const of of ASKED) {
  if (values.without.includes(of)) continue
  const tried = outlived
  const dead = of === 'units' ? await killedByUnits(tried, note) : await killedBy(of, tried)
  outlived = tried.filter((_, id) => !dead.has(id))
  if (of === 'units') killed.units += dead.size
}

/** The places in the list of those that some case of a kind tells from the program. */
async function killedBy(of: Asking, tried: readonly Mutant[]): Promise<Set<number>> {
  const found = await fates(of, tried, await bundled(tried), Number(values.processes), note)
  for (const fate of found.values()) if (fate.fate === 'killed') killed[fate.how]++
  return new Set([...found].flatMap(([id, { fate }]) => (fate === 'killed' ? [id] : [])))
}

const survivors = survivorsOf(outlived, KEPT)
writeReport(values.out, { seed, drawn: drawn.length, of: all.length, killed, survivors })
const dead = drawn.length - survivors.length
const unread = survivors.filter(({ verdict }) => verdict === 'unread').length
note(
  `${dead} of ${drawn.length} die (${((100 * dead) / drawn.length).toFixed(1)} %): ${JSON.stringify(killed)}`,
)
note(`${survivors.length} live, ${unread} of them not yet read; they are listed in ${values.out}`)
