import { transformSync } from 'esbuild'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { buildModel } from '../scripts/access/build-model.ts'
import { functionOf, keptFile, programsOf, toldOf, topics } from './programs.ts'
import { projectOf } from './properties/laws/memory.ts'

const CONTEXT = { URL, URLSearchParams, Buffer }

/** What the program comes to where it runs; null: it cannot be run, as what the caller sends decides, or never ends. */
async function outcome(program: string): Promise<'yes' | 'no' | 'thrown' | null> {
  const { code } = transformSync(functionOf(program, 0), { loader: 'ts' })
  // What is rejected in there is caught in there: out here it would count as handled too late.
  const ended = `${code}\nprogram0().then(value => [value], String)`
  try {
    const value: unknown = await runInNewContext(ended, CONTEXT, { timeout: 100 })
    if (Array.isArray(value)) return value[0] ? 'yes' : 'no'
    return String(value).startsWith('ReferenceError') ? null : 'thrown'
  } catch (error) {
    return /timed out/.test(String(error)) ? null : 'thrown'
  }
}

/** Programs that come to something else where they run, and why that is left so. */
const OWED = new Map([
  ['var hoisted = 1\n{\n  var hoisted = 0\n}\nreturn hoisted', 'a var belongs to its block'],
  [
    'class Guard {\n  set open(value) {}\n}\nconst guard = new Guard()\nguard.open = 1\nreturn guard.open',
    'a setter keeps what it is given',
  ],
])

describe.each(topics())('programs about %s', topic => {
  const { programs, files } = programsOf(topic)
  const model = buildModel(projectOf(files), {})
  const told = toldOf(model, programs)

  it('come to what is kept', async () => {
    await expect(told).toMatchFileSnapshot(keptFile(topic))
  })

  const actions = model.endpoints.filter(({ kind }) => kind === 'server-action')

  it('are all entered', () => {
    expect(model.endpoints).toHaveLength(programs.length)
  })

  it.skipIf(actions.length === 0)('come to what they do where they run', async () => {
    const wrong = await Promise.all(
      actions.map(async (action, n) => {
        const program = programs[n] ?? ''
        const real = /\binput\b/.test(program) ? null : await outcome(program)
        const { effects } = model.judge(action).anonymous
        const reached = effects.map(({ what }) => what)
        const owed = OWED.has(program)
        const may =
          real === null ||
          real === 'thrown' ||
          reached.includes(real === 'yes' ? 'db.taken.create' : 'db.left.create')
        return may !== owed
          ? []
          : [`${program}\n  is ${real}, and only ${reached.join(' or ') || 'nothing'} is reached`]
      }),
    )
    expect(wrong.flat()).toEqual([])
  })
})
