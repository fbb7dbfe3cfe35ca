import ignore from 'ignore'
import type { Project } from '../../project/project.ts'

/** The folders above a path, the root ('') first. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return ['', ...parts.map((_, i) => parts.slice(0, i + 1).join('/'))]
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/**
 * Would git ignore a path (which need not exist)? Git itself is asked, since only it knows every ignore file that
 * counts; where there is none, the .gitignore files of the project tell. Null: nothing tells.
 */
export function ignoredIn(project: Project): (path: string) => boolean | null {
  return project.git.available ? project.git.ignored : ignoredByFiles(project)
}

/** By the .gitignore files of the project alone, read as git reads them. */
function ignoredByFiles(project: Project): (path: string) => boolean | null {
  const rules = new Map<string, ReturnType<typeof ignore>>()
  for (const file of project.files) {
    if (!/(?:^|\/)\.gitignore$/.test(file)) continue
    const text = project.text(file)
    if (text !== undefined) rules.set(file.split('/').slice(0, -1).join('/'), ignore().add(text))
  }
  return path => {
    let answer: boolean | null = null
    for (const folder of foldersAbove(path)) {
      const rule = rules.get(folder)
      if (rule === undefined) continue
      const { ignored, unignored } = rule.test(folder === '' ? path : path.slice(folder.length + 1))
      // The deeper file has the last word.
      answer = ignored || (answer === true && !unignored)
    }
    return answer
  }
}

/** The .gitignore that a missing entry of a folder belongs into: the nearest one at or above it. */
export function nearestGitignore(project: Project, folder: string): string | undefined {
  const here = inFolder(folder, '.gitignore')
  return foldersAbove(here)
    .map(above => inFolder(above, '.gitignore'))
    .findLast(file => project.files.includes(file))
}

/** Its line that speaks of env files, else its first: where a reader would add the missing entry. */
export function envLineOf(text: string): number {
  const lines = text.split('\n')
  const line = lines.findLastIndex(entry => /^[^#]*\.env\b/.test(entry))
  return Math.max(line, 0) + 1
}
