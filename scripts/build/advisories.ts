import { writeFileSync } from 'node:fs'
import { SHAPES } from '../access/shapes/shape.ts'
import { advisoryTable, type Advisory } from '../rules/advisories/advisory.ts'
import { isStarted, ROOT } from './root.ts'

/** `references/advisories.md`: the table of advisories as people read it. */
export function advisoriesText(): string {
  const { advisories, unsupported, clear } = advisoryTable()
  return [
    '# Advisories: which versions have a known weakness, and what it needs',
    '',
    'What `audit` knows about the versions of Clerk’s packages, Next.js and the runtime of React Server Components. Written by `npm run generate` from scripts/rules/advisories/table.json. Severity is that of the advisory; a finding keeps it where the app’s code has what the weakness needs, has medium at most where only the hosting tells, and low at most where it is not seen.',
    '',
    'Each entry was compared with its source on the day it names. Later advisories are not in it: an empty result is no proof that nothing was published since.',
    '',
    ...advisories.flatMap(section),
    '## No fixes any more',
    '',
    '| package | versions | why | instead | checked |',
    '| --- | --- | --- | --- | --- |',
    ...unsupported.map(
      each =>
        `| ${each.package} | \`${each.range.replaceAll('|', '\\|')}\` | ${each.because} | ${each.instead} | [${each.checked}](${each.source}) |`,
    ),
    '',
    '## Looked for and not found',
    '',
    '| package | note | checked |',
    '| --- | --- | --- |',
    ...clear.map(each => `| ${each.package} | ${each.note} | [${each.checked}](${each.source}) |`),
    '',
  ].join('\n')
}

function section(advisory: Advisory): string[] {
  const { id, aliases, severity, attack, affected, needs, source, checked, confidence, note } = advisory
  return [
    `## ${[...aliases, id].join(', ')}`,
    '',
    attack,
    '',
    `- Severity: ${severity}`,
    `- Matters where: ${needs === null ? 'the version is installed' : SHAPES[needs]}`,
    ...affected.map(
      each =>
        `- ${each.package}: ${each.lines.map(({ from, fixed }) => `${from} up to ${fixed}`).join(', ')}`,
    ),
    `- Source: <${source}>, checked ${checked}${confidence === 'confirmed' ? '' : ', not confirmed in every bound'}`,
    ...(note === undefined ? [] : [`- ${note}`]),
    '',
  ]
}

if (isStarted(import.meta.url)) {
  writeFileSync(new URL('references/advisories.md', ROOT), advisoriesText())
}
