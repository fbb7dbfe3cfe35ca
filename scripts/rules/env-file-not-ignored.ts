import type { Model } from '../access/model.ts'
import type { Fix } from '../core/fix.ts'
import { named as asName } from '../core/name.ts'
import { linePlace } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { Severity } from '../core/vocabulary.ts'
import { SEVERITIES } from '../core/vocabulary.ts'
import { ignoreEntries } from '../fixes/gitignore.ts'
import type { Project } from '../project/project.ts'
import { envLineOf, nearestGitignore } from './secrets/gitignore.ts'
import type { IgnoreGap } from './secrets/ignore-gap.ts'
import { ignoreGaps } from './secrets/ignore-gap.ts'

/** One hit for each .gitignore, with all that it lacks: they are mended in one edit. */
function* check({ project }: Model): Iterable<Hit> {
  const byFile = grouped(ignoreGaps(project), gap => nearestGitignore(project, gap.dir))
  for (const [file, gaps] of byFile) {
    yield file === undefined ? withoutGitignore(project, gaps) : withGitignore(project, file, gaps)
  }
}

function withGitignore(project: Project, file: string, gaps: readonly IgnoreGap[]): Hit {
  const text = project.text(file) ?? ''
  const line = envLineOf(text)
  return {
    ...judged(gaps),
    place: linePlace(file, line, text.split('\n')[line - 1] ?? ''),
    message: `${file} does not cover ${listed(gaps)}.`,
    fix: fixIn(file, text, gaps),
  }
}

function withoutGitignore(project: Project, gaps: readonly IgnoreGap[]): Hit {
  const manifest = project.files.find(file => /(?:^|\/)package\.json$/.test(file))
  return {
    ...judged(gaps),
    place: linePlace(manifest ?? '.gitignore', 1),
    message: `There is no .gitignore, and nothing keeps ${listed(gaps)} out of git.`,
    fix: fixIn('.gitignore', undefined, gaps),
  }
}

function judged(gaps: readonly IgnoreGap[]): { attack: string; severity: Severity } {
  return {
    attack:
      'Waits for one `git add .` to take the file in, then reads the keys from the repository or its history and acts on every user through the Backend API.',
    severity: gaps.map(gap => gap.severity).reduce(worse),
  }
}

function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b
}

/** `.env (holds DATABASE_URL), .env.production (in apps/web and 2 more folders) and .clerk/`. */
function listed(gaps: readonly IgnoreGap[]): string {
  const names = [...grouped(gaps, gap => gap.name)].map(([name, same]) => {
    const holds = [...new Set(same.flatMap(gap => gap.holds))]
    const notes = [foldersOf(same), holds.length === 0 ? '' : `holds ${holds.join(', ')}`].filter(Boolean)
    return notes.length === 0 ? asName(name) : `${asName(name)} (${notes.join('; ')})`
  })
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function foldersOf(gaps: readonly IgnoreGap[]): string {
  const [first, ...more] = gaps.map(gap => gap.dir).filter(dir => dir !== '')
  if (first === undefined) return ''
  return more.length === 0 ? `in ${asName(first)}` : `in ${asName(first)} and ${more.length} more folders`
}

function grouped<Key>(gaps: readonly IgnoreGap[], keyOf: (gap: IgnoreGap) => Key): Map<Key, IgnoreGap[]> {
  const groups = new Map<Key, IgnoreGap[]>()
  for (const gap of gaps) {
    const key = keyOf(gap)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [gap])
    else group.push(gap)
  }
  return groups
}

function fixIn(file: string, text: string | undefined, gaps: readonly IgnoreGap[]): Fix {
  return ignoreEntries(file, text, [...new Set(gaps.map(gap => gap.entry))])
}

const rule: Rule<Model> = {
  id: 'env-file-not-ignored',
  title: 'Git would take in env files with secrets',
  group: 'env',
  severity: 'medium',
  confidence: 'high',
  cwe: [538],
  owasp: 'ASVS V13.3.1',
  since: 'any',
  check,
}

export default rule
