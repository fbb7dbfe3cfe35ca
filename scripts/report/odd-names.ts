import { isPlain } from '../core/name.ts'
import type { Report } from '../core/report.ts'
import { redact } from './redact.ts'

/** Shorter than this nothing can be told anybody, and too much would be taken for it. */
const SENTENCE = 4

/**
 * Every name in a report that does not look like one: files, folders, routes, packages. Whoever chooses the name of a
 * file could write a sentence there, and our own sentences name files.
 */
export function oddNames({ project, endpoints, findings, questions, coverage, probes }: Report): string[] {
  const places = [
    ...endpoints.flatMap(({ file, access: { guard, evidence } }) => [
      file,
      ...(guard === null ? [] : [guard.file]),
      ...evidence.map(step => step.file),
    ]),
    ...findings.flatMap(({ locations }) => locations.map(({ file }) => file)),
    ...questions.map(({ file }) => file),
  ]
  const names = [
    ...places,
    ...endpoints.flatMap(({ id, path, export: name }) => [id, path ?? '', name ?? '']),
    ...project.frameworks.flatMap(({ version, dir }) => [version ?? '', dir]),
    ...Object.entries(project.packages).flat(),
    ...[coverage.files, coverage.endpoints].flatMap(({ unknown }) => unknown.map(({ what }) => what)),
    ...probes.map(({ endpoint }) => endpoint),
  ]
  // The longest first: an id holds its path.
  return [...new Set(names.map(redact))]
    .filter(name => name.length >= SENTENCE && !isPlain(name))
    .toSorted((a, b) => b.length - a.length)
}

/**
 * The sentence with each of the names in quotation marks. Secrets go first: quoting escapes what they are known by.
 * @param names of {@link oddNames}
 */
export function quoting(raw: string, names: readonly string[]): string {
  const sentence = redact(raw)
  if (!names.some(name => sentence.includes(name))) return sentence
  const pattern = new RegExp(`("?)(${names.map(literal).join('|')})\\1`, 'g')
  return sentence.replace(pattern, (_whole, _mark: string, name: string) => JSON.stringify(name))
}

function literal(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}
