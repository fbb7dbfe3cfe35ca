import { describe, expect, it } from 'vitest'
import * as parts from './parts.ts'
import { keptTable, tableTopics, toldOfTable } from './tables.ts'

describe('what is said of texts alone', () => {
  it.each(tableTopics())('%s', async topic => {
    await expect(toldOfTable(topic, parts)).toMatchFileSnapshot(keptTable(topic))
  })
})
