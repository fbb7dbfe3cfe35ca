import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { draw } from './draw.ts'
import { fates } from './pool.ts'
import { allMutants, bundled } from './subject.ts'
import { survivorsOf, writeReport, type Report } from './survivors.ts'
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
    'without-units': { type: 'boolean', default: false },
  },
})

const note = (line: string) => process.stderr.write(`${line}\n`)
const all = allMutants().filter(({ file }) => file.includes(values.only))
const seed = Number(values.seed)
const mutants = draw(all, Number(values.count), seed)
note(`${mutants.length} mutants of ${all.length}, drawn by seed ${seed}`)

const found = await fates(mutants, await bundled(mutants), Number(values.processes), note)
const killed: Report['killed'] = { marks: 0, crash: 0, time: 0, units: 0 }
for (const fate of found.values()) if (fate.fate === 'killed') killed[fate.how]++
const outlived = mutants.filter((_, id) => found.get(id)?.fate !== 'killed')
const units = values['without-units'] ? new Set<number>() : await killedByUnits(outlived, note)
killed.units = units.size

const survivors = survivorsOf(
  outlived.filter((_, id) => !units.has(id)),
  KEPT,
)
writeReport(values.out, { seed, drawn: mutants.length, of: all.length, killed, survivors })
const dead = mutants.length - survivors.length
const unread = survivors.filter(({ verdict }) => verdict === 'unread').length
note(
  `${dead} of ${mutants.length} die (${((100 * dead) / mutants.length).toFixed(1)} %): ${JSON.stringify(killed)}`,
)
note(`${survivors.length} live, ${unread} of them not yet read; they are listed in ${values.out}`)
