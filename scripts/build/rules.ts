import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { isStarted, ROOT } from './root.ts'

const LINE_WIDTH = 110

/** What the table says of a rule. */
interface Row {
  id: string
  title: string
  group: string
  severity: string
  confidence: string
  cwe: readonly number[]
  owasp: string
  since: string
}

/** Ids of the rules: the files of scripts/rules/ itself that export one by default. */
export function ruleIds(): string[] {
  const folder = new URL('scripts/rules/', ROOT)
  return readdirSync(folder)
    .filter(name => name.endsWith('.ts') && name !== 'registry.ts')
    .filter(name => /^export default /m.test(readFileSync(new URL(name, folder), 'utf8')))
    .map(name => name.slice(0, -'.ts'.length))
    .toSorted()
}

/** `scripts/rules/registry.ts`: imports are written out, since a bundle knows no folders. */
export function registryText(ids: readonly string[]): string {
  const oneLine = `export const RULES: readonly Rule<Model>[] = [${ids.map(camelCase).join(', ')}]`
  const list = ids.map(id => `  ${camelCase(id)},\n`).join('')
  return [
    '// Written by `npm run generate` from the files of this folder.',
    "import type { Model } from '../access/model.ts'",
    "import type { Rule } from '../core/rule.ts'",
    ...ids.map(id => `import ${camelCase(id)} from './${id}.ts'`),
    '',
    '/** Every rule there is, by id. */',
    oneLine.length <= LINE_WIDTH ? oneLine : `export const RULES: readonly Rule<Model>[] = [\n${list}]`,
    '',
  ].join('\n')
}

/** `references/rules.md`: the table that `explain` prints. */
export function tableText(rules: readonly Row[]): string {
  return [
    '# Rules: everything that an audit looks for, with a page for each',
    '',
    'One page each: `explain ID`, or rules/ID.md beside this file. Severity and confidence are what a finding has unless its case says otherwise. Since: the first release in which it can be.',
    '',
    '| rule | what is wrong | group | severity | confidence | CWE | OWASP | since |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rules.map(
      ({ id, title, group, severity, confidence, cwe, owasp, since }) =>
        `| [${id}](rules/${id}.md) | ${title} | ${group} | ${severity} | ${confidence} | ${cwe.join(', ')} | ${owasp} | ${since} |`,
    ),
    '',
  ].join('\n')
}

function camelCase(id: string): string {
  return id.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
}

if (isStarted(import.meta.url)) {
  writeFileSync(new URL('scripts/rules/registry.ts', ROOT), registryText(ruleIds()))
  // After the write, so that the table is of the registry as it is now.
  const { RULES } = await import('../rules/registry.ts')
  writeFileSync(new URL('references/rules.md', ROOT), tableText(RULES))
}
