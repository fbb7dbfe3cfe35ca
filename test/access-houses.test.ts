import { describe, expect, it } from 'vitest'
import { buildModel } from '../scripts/access/build-model.ts'
import { readConfiguration } from '../scripts/project/configuration.ts'
import { RULES } from '../scripts/rules/registry.ts'
import { housesOf, houseTopics, keptHouses, toldOfHouse } from './houses.ts'
import { projectOf } from './properties/laws/memory.ts'

describe.each(houseTopics())('apps about %s', topic => {
  it('are answered as is kept', async () => {
    const told = housesOf(topic).map(house => {
      const project = projectOf(house.files)
      return toldOfHouse(house, buildModel(project, readConfiguration(project)), RULES)
    })
    await expect(told.join('\n')).toMatchFileSnapshot(keptHouses(topic))
  }, 300_000)
})
