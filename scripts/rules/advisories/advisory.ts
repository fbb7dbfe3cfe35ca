import type { Severity } from '../../core/vocabulary.ts'

/** A published weakness of a package. The tables are data; `match.ts` lays the app's versions beside them. */
export interface Advisory {
  /** `GHSA-…`: what https://github.com/advisories/<id> answers to. */
  id: string
  /** CVE numbers, the one people know it by first. */
  aliases: readonly string[]
  /** As the advisory rates it (GitHub's "moderate" is our "medium"). */
  severity: Severity
  /** What it lets an attacker do: one sentence that begins with the attacker's act. */
  attack: string
  affected: readonly AffectedRange[]
  /** What must be so for the weakness to be reachable; absent: every app with the version. */
  condition?: Condition
  /** Where range and severity were read. */
  source: string
  /** Day on which somebody last compared this entry with its source. */
  checked: string
}

export interface AffectedRange {
  package: string
  /** semver range; prereleases count. */
  range: string
  /** First version of this line without the weakness. */
  fixed: string
}

export type Condition =
  /** Some source file matches. */
  | { tells: 'source'; pattern: RegExp; says: string }
  /** Some path of the app matches. */
  | { tells: 'path'; pattern: RegExp; says: string }
  /** `createRouteMatcher` decides what is protected: a list of what is public is not bypassed that way. */
  | { tells: 'route-matcher'; says: string }
  /** How the app is hosted, which its source cannot tell. */
  | { tells: 'hosting'; says: string }
