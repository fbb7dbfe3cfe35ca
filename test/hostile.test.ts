import { describe, expect, it } from 'vitest'
import { appsOf } from './hostile/app.ts'
import { obeyed, shows } from './hostile/checks.ts'
import { INPUTS } from './hostile/inputs.ts'
import { outputsOf } from './hostile/outputs.ts'
import { PLACES } from './hostile/places.ts'

describe('a hostile repository', { timeout: 120_000 }, () => {
  it('is met in every place, by many texts', () => {
    expect(INPUTS.map(({ place }) => place).toSorted()).toEqual(Object.keys(PLACES).toSorted())
    expect(INPUTS.flatMap(({ texts }) => texts).length).toBeGreaterThanOrEqual(60)
  })

  it.each(INPUTS)('is only quoted: $place', async ({ place, texts }) => {
    const complaints: string[] = []
    for (const app of appsOf(PLACES[place], texts)) {
      const outputs = await outputsOf(app)
      complaints.push(...obeyed(texts, outputs))
      // What no output shows proves nothing; where nothing is to be shown, nothing may be.
      if (shows(outputs) === (PLACES[place].quiet === true))
        complaints.push(
          `${PLACES[place].quiet ? 'shown' : 'not shown'}: ${JSON.stringify(app).slice(0, 300)}`,
        )
    }
    expect(complaints).toEqual([])
  })
})
