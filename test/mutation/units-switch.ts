import { appendFileSync } from 'node:fs'
import { afterAll, expect } from 'vitest'
import { installSwitch, working } from './subject.ts'

// Which mutant is at work, or where to write which places a file of tests reaches.
const { MUTANT, MUTANTS_REACHED } = process.env
working.active = Number(MUTANT ?? -1)
working.records = MUTANTS_REACHED !== undefined
installSwitch()

afterAll(() => {
  const { testPath } = expect.getState()
  if (MUTANTS_REACHED !== undefined)
    appendFileSync(MUTANTS_REACHED, `${JSON.stringify({ file: testPath, reached: [...working.reached] })}\n`)
})
