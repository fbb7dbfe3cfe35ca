import { describe, expect, it } from 'vitest'
import { appsOf } from './hostile/app.ts'
import { obeyed, shows } from './hostile/checks.ts'
import { INPUTS } from './hostile/inputs.ts'
import { outputsOf } from './hostile/outputs.ts'
import { PLACES } from './hostile/places.ts'
import { LONG, MARKUP, ORDERS, UNSEEN } from './hostile/texts.ts'
import { run } from './cli-io.ts'

/** Words of a repository that somebody, or an agent, puts on the command line. */
describe('a hostile command line', () => {
  const texts = [...Object.values(UNSEEN), ...Object.values(MARKUP), ...Object.values(ORDERS), LONG]
  it.each<[string, (text: string) => string[]]>([
    ['a command', text => [text]],
    ['a rule to explain', text => ['explain', text]],
    ['a rule', text => ['audit', '--rule', text]],
    ['a format', text => ['audit', `--format=${text}`]],
    ['a flag', text => ['audit', `--${text}`]],
    ['a path', text => ['audit', `./${text}`]],
    ['one word too many', text => ['audit', '.', `./${text}`]],
  ])('is quoted in the complaint about %s', async (_what, argv) => {
    for (const text of texts) {
      const { code, stdout, stderr } = await run(argv(text.replaceAll('\0', '')))
      expect({ text, code: code !== 0, stdout }).toEqual({ text, code: true, stdout: '' })
      expect(obeyed([text], new Map([['stderr', stderr]]))).toEqual([])
      const lines = stderr.trimEnd().split('\n')
      expect(lines.filter(line => !/^(?:clerk-security: |--help shows)/.test(line))).toEqual([])
    }
  })
})

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
