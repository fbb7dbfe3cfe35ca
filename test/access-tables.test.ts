import { describe, expect, it } from 'vitest'
import { keptTable, PARTS, tableTopics, toldOfTable } from './tables.ts'

describe('what is said of texts alone', () => {
  it.each(tableTopics())('%s', async topic => {
    await expect(toldOfTable(topic, PARTS)).toMatchFileSnapshot(keptTable(topic))
  })
})
