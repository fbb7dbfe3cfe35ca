import type { Severity } from '../../core/vocabulary.ts'
import { SEVERITIES } from '../../core/vocabulary.ts'
import type { Project } from '../../project/project.ts'
import type { Advisory, Condition } from './advisory.ts'

/**
 * Is the condition of an advisory met in this app? `mitigated`: the weak function is used, in the shape
 * that its advisory calls not exploitable. `unknown`: only whoever hosts the app can say.
 */
export type Reach = 'reached' | 'mitigated' | 'not-reached' | 'unknown'

const SOURCE_FILE = /\.[cm]?[jt]sx?$|\.(?:astro|vue)$/

/** Answers once per condition and project: a condition reads every source file. */
export function reachOf(project: Project): (advisory: Advisory) => Reach {
  const answers = new Map<Condition, Reach>()
  return advisory => {
    if (advisory.condition === undefined) return 'reached'
    const known = answers.get(advisory.condition)
    if (known !== undefined) return known
    const answer = judge(project, advisory.condition)
    answers.set(advisory.condition, answer)
    return answer
  }
}

/** The advisory's severity as it stands in this app: the advisory rates the worst app there is. */
export function severityHere(advisory: Advisory, reach: Reach): Severity {
  switch (reach) {
    case 'reached':
      return advisory.severity
    case 'mitigated':
    case 'unknown':
      return lesser(advisory.severity, 'medium')
    case 'not-reached':
      return lesser(advisory.severity, 'low')
  }
}

function lesser(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b) ? a : b
}

function judge(project: Project, condition: Condition): Reach {
  switch (condition.tells) {
    case 'source':
      return [...sources(project)].some(text => condition.pattern.test(text)) ? 'reached' : 'not-reached'
    case 'path':
      return project.files.some(file => condition.pattern.test(file)) ? 'reached' : 'not-reached'
    case 'route-matcher':
      return routeMatcher(project)
    case 'hosting':
      return 'unknown'
  }
}

function* sources(project: Project): Iterable<string> {
  for (const file of project.files) {
    const text = SOURCE_FILE.test(file) ? project.text(file) : undefined
    if (text !== undefined) yield text
  }
}

/**
 * GHSA-vqx2-fgx2-5wq9: a crafted path matches no pattern. That opens a list of what is protected and
 * closes a list of what is public, so the negated matcher (`!isPublic(req)`) and the early return
 * (`if (isPublic(req)) return`) are the shapes that the advisory calls not exploitable.
 */
function routeMatcher(project: Project): Reach {
  let used = false
  for (const text of sources(project)) {
    if (!text.includes('createRouteMatcher')) continue
    for (const [, name] of text.matchAll(/\b([\w$]+)\s*=\s*createRouteMatcher\s*\(/g)) {
      if (name === undefined) continue
      used = true
      const call = String.raw`(?<![\w$.])${name.replaceAll('$', String.raw`\$`)}\s*\(`
      const calls = [...text.matchAll(new RegExp(call, 'g'))].length
      const denying = [
        ...text.matchAll(new RegExp(String.raw`!\s*${call}`, 'g')),
        ...text.matchAll(new RegExp(String.raw`\bif\s*\(\s*${call}[^()]{0,40}\)\s*\)\s*\{?\s*return\b`, 'g')),
      ].length
      // A matcher that is only exported is used where this does not look.
      if (calls === 0 || calls > denying) return 'reached'
    }
  }
  return used ? 'mitigated' : 'not-reached'
}
