import ignore from 'ignore'
import { findApps, type AppWithManifest } from './apps.ts'
import { envFileOf } from './env-files.ts'
import { appOf } from './open.ts'
import { mentionsIn } from './mentions.ts'
import { fileParser } from './parsing.ts'
import type { EnvFile, Git, Project } from './project.ts'
import { resolver } from './resolving.ts'
import { pathsReader } from './tsconfig.ts'

export interface Changes {
  /** New text by path; null: the file is gone. */
  texts: ReadonlyMap<string, string | null>
  /** Paths that git tracks no longer. */
  untracked: ReadonlySet<string>
}

/**
 * The project as it would be after a change that nobody has written yet. What does not change is read, and parsed,
 * no second time. What a build has left, and the history, are as they were.
 */
export function changedProject(base: Project, { texts, untracked }: Changes): Project {
  const unknown = base.unknown.filter(({ what }) => !texts.has(what))
  const text = (file: string) => {
    const changed = texts.get(file)
    return changed === undefined ? base.text(file) : (changed ?? undefined)
  }
  const added = [...texts].flatMap(([file, changed]) => (changed === null ? [] : [file]))
  const files = [...new Set([...base.files, ...added])].filter(file => texts.get(file) !== null).toSorted()
  const listed = new Set(files)
  const parse = fileParser(text, unknown)
  const apps = findApps({ root: base.root, files, text, unknown })
  const packageDir = (name: string) => apps.find(app => app.name === name)?.dir
  const paths = pathsReader({ text, packageDir, unknown })
  let envFiles: EnvFile[] | undefined
  return {
    root: base.root,
    files,
    text,
    mentions: (file, what) => {
      const changed = texts.get(file)
      return changed === undefined ? base.mentions(file, what) : mentionsIn(changed ?? '').has(what)
    },
    syntax: file => (texts.has(file) ? parse(file) : base.syntax(file)),
    resolve: resolver({ isFile: file => listed.has(file), paths, apps }),
    apps,
    appOf: (file: string): AppWithManifest => appOf(apps, file),
    get envFiles() {
      envFiles ??= envFilesAfter(base.envFiles, texts)
      return envFiles
    },
    get built() {
      return base.built
    },
    git: gitAfter(base, texts, untracked),
    history: base.history,
    unknown,
  }
}

function envFilesAfter(before: readonly EnvFile[], texts: Changes['texts']): EnvFile[] {
  const files = new Map(before.map(envFile => [envFile.file, envFile]))
  for (const [file, text] of texts) {
    const envFile = text === null ? undefined : envFileOf(file, text)
    if (envFile === undefined) files.delete(file)
    else files.set(file, envFile)
  }
  return [...files.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1))
}

/**
 * Git itself knows the .gitignore on the disk alone. A new line of one counts as it would for the files below it;
 * that a line is taken away is not seen.
 */
function gitAfter({ git, text }: Project, texts: Changes['texts'], untracked: ReadonlySet<string>): Git {
  const rules = [...texts].flatMap(([file, after]) => {
    const [, dir = ''] = /^(.*\/)?\.gitignore$/.exec(file) ?? []
    const is = file === `${dir}.gitignore`
    return is && after !== null ? [{ dir, rule: ignore().add(newLines(text(file) ?? '', after)) }] : []
  })
  return {
    available: git.available,
    because: git.because,
    tracked: file => (untracked.has(file) ? false : git.tracked(file)),
    ignored: file => {
      let ignored = git.ignored(file)
      for (const { dir, rule } of rules) {
        const below = file.slice(dir.length)
        if (!file.startsWith(dir) || below === '' || !ignore.isPathValid(below)) continue
        const answer = rule.test(below)
        if (answer.ignored) ignored = true
        else if (answer.unignored) ignored = false
      }
      return ignored
    },
  }
}

function newLines(before: string, after: string): string[] {
  const known = new Set(before.split(/\r?\n/))
  return after.split(/\r?\n/).filter(line => !known.has(line))
}
