import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { z } from 'zod'
import { mutantSchema } from './mutant.ts'
import { SCRIPTS, wovenText } from './subject.ts'

const mutants = z
  .array(mutantSchema)
  .parse(JSON.parse(readFileSync(z.string().parse(process.env['MUTANTS']), 'utf8')))

/** The unit tests of the model and of the rules, over sources in which each mutated place asks the switch. */
export default defineConfig({
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      load: id => (id.startsWith(SCRIPTS) && id.endsWith('.ts') ? wovenText(id, mutants) : undefined),
    },
  ],
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    setupFiles: [fileURLToPath(new URL('units-switch.ts', import.meta.url))],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
