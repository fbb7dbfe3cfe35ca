import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { draw } from './draw.ts'
import { fates } from './pool.ts'
import { allMutants, bundled } from './subject.ts'
import { livedIn, readReport, survivorsOf, writeReport, type Report } from './survivors.ts'
import { killedByUnits } from './units.ts'

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
    'without-units': { type: 'boolean', default: false },
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

const found = await fates(mutants, await bundled(mutants), Number(values.processes), note)
const killed: Report['killed'] = {
  ...(before?.killed ?? { marks: 0, answers: 0, reached: 0, crash: 0, time: 0, units: 0 }),
}
for (const fate of found.values()) if (fate.fate === 'killed') killed[fate.how]++
const outlived = mutants.filter((_, id) => found.get(id)?.fate !== 'killed')
const units = values['without-units'] ? new Set<number>() : await killedByUnits(outlived, note)
killed.units += units.size

const survivors = survivorsOf(
  outlived.filter((_, id) => !units.has(id)),
  KEPT,
)
writeReport(values.out, { seed, drawn: drawn.length, of: all.length, killed, survivors })
const dead = drawn.length - survivors.length
const unread = survivors.filter(({ verdict }) => verdict === 'unread').length
note(
  `${dead} of ${drawn.length} die (${((100 * dead) / drawn.length).toFixed(1)} %): ${JSON.stringify(killed)}`,
)
note(`${survivors.length} live, ${unread} of them not yet read; they are listed in ${values.out}`)
