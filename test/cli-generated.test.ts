import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { registryText, ruleIds, tableText } from '../scripts/build/rules.ts'
import { BORNE_OUT } from '../scripts/cli/verify/confirmed.ts'
import { MEASURED_RULES } from '../scripts/live/measured-rules.ts'
import { RULES } from '../scripts/rules/registry.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

describe('generated files (npm run generate)', () => {
  it('register every rule of the folder', () => {
    expect(read('scripts/rules/registry.ts')).toBe(registryText(ruleIds()))
  })

  it('list every rule in the table', () => {
    expect(read('references/rules.md')).toBe(tableText(RULES))
  })

  it('bear the ids of their files', () => {
    expect(RULES.map(({ id }) => id)).toEqual(ruleIds())
  })
})

describe('what verify finds', () => {
  it('has a section of its name, and no other has one', () => {
    const sections = [...read('references/verify.md').matchAll(/^## (verified-\S+)$/gm)].map(([, id]) => id)
    expect(sections.toSorted()).toEqual(Object.keys(MEASURED_RULES).toSorted())
  })

  it('bears out findings of rules that there are', () => {
    expect(ruleIds()).toEqual(expect.arrayContaining(Object.keys(BORNE_OUT)))
  })
})
