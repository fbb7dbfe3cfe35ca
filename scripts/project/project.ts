import type { Unknown } from '../core/place.ts'
import type { BuiltFile } from './built.ts'
import type { FoundSecret } from '../core/secret.ts'
import type { Mention } from './mentions.ts'
import type { ts } from './typescript.ts'

/**
 * The audited folder as the rest of the program sees it. `project/` is the only layer that reads the
 * audited app; nothing of it is ever executed.
 */
export interface Project {
  /** Absolute path, symlinks resolved. */
  root: string
  /** POSIX paths relative to `root`, sorted; the skill's own files are not among them. */
  files: readonly string[]
  /** Content of a listed file, read once; undefined where it could not be read (then `unknown` says why). A BOM is kept. */
  text: (file: string) => string | undefined
  /** Does the file hold what it is asked for? Files that hold nothing of all that is looked for are not kept in memory. */
  mentions: (file: string, what: Mention) => boolean
  /** Syntax tree with parents set, parsed once; undefined where there is no text or the language is none of ours. */
  syntax: (file: string) => ts.SourceFile | undefined
  /** Where an import leads. `from` is a listed file. */
  resolve: (specifier: string, from: string) => Resolution
  /** Folders with a package.json (or the root itself), deepest last. There is always at least one. */
  apps: readonly App[]
  /** The app whose folder holds the file: the deepest one. */
  appOf: (file: string) => App
  envFiles: readonly EnvFile[]
  /** What a build left for browsers, though git ignores it; read when it is first asked for. */
  built: readonly BuiltFile[]
  git: Git
  /** The secrets of all commits, each once; null where the history was not asked for. Read when it is first needed. */
  history: () => readonly KeyInHistory[] | null
  /** What could not be read or understood so far; grows while the project is read. */
  unknown: Unknown[]
}

export type Resolution =
  | { kind: 'file'; file: string }
  /** A package that is not part of the audited source, or a Node built-in (`node:` is dropped from the name). */
  | { kind: 'package'; name: string; subpath: string }
  | { kind: 'missing'; because: string }

/** A package of the repository: the root, a workspace, or a folder with a package.json of its own. */
export interface App {
  /** POSIX path relative to the root, '' for the root itself. */
  dir: string
  name: string | null
  /** Frameworks that this package.json names or whose config stands here. */
  frameworks: readonly Framework[]
  /** The installed version of a package as this app would load it. */
  version: (packageName: string) => InstalledPackage | undefined
  /** Names in dependencies, devDependencies, peerDependencies and optionalDependencies, with their ranges. */
  dependencies: ReadonlyMap<string, string>
}

export interface Framework {
  name:
    | 'next'
    | 'express'
    | 'fastify'
    | 'hono'
    | 'astro'
    | 'nuxt'
    | 'react-router'
    | 'remix'
    | 'tanstack-start'
    | 'expo'
  version: string | null
}

export interface InstalledPackage {
  name: string
  /** Exact version, or null where only a range is known. */
  version: string | null
  /** Major version; from the range's lowest version where no exact one is known; null where neither tells. */
  major: number | null
  range: string | null
  /** Where the version was found. */
  source: 'lock' | 'node_modules' | 'range'
  /** File and line that names it (lock file, package.json), for findings. */
  file: string
  line: number
  /** The lock file that tells the version, where it stands above the audited folder: `../../pnpm-lock.yaml`. */
  above?: string
}

export interface EnvFile {
  file: string
  /** `.env.example`, `.env.sample`, `.env.template` and the like: meant to be committed. */
  example: boolean
  variables: readonly EnvVariable[]
}

export interface EnvVariable {
  name: string
  value: string
  /** From 1. */
  line: number
}

export interface Git {
  /** False where the folder is not inside a work tree or git is absent; then the other answers are null. */
  available: boolean
  /** Why it is not available. */
  because: string | null
  /** Is this file (relative to root) in the index? null: cannot tell. */
  tracked: (file: string) => boolean | null
  /** Would git ignore this path (which need not exist)? null: cannot tell. A tracked file counts by the rules alone. */
  ignored: (file: string) => boolean | null
}

/** A secret in a commit, where it first came in. */
export interface KeyInHistory {
  /** Path in that commit, relative to the root; it may be gone since. */
  file: string
  /** Line of that version, from 1. */
  line: number
  /** Id of the commit, shortened. */
  commit: string
  /** Does the file hold it today? */
  stillThere: boolean
  secret: FoundSecret
}
