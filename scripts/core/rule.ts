import type { Fix } from './fix.ts'
import type { Place } from './place.ts'
import type { Confidence, Group, Severity } from './vocabulary.ts'

/**
 * One rule, one file, one id: the id joins `scripts/rules/<id>.ts`, `test/rules/<id>/` and
 * `references/rules/<id>.md`. `Model` is what the rule may ask; it never touches the disk.
 */
export interface Rule<Model> {
  id: string
  /** What is wrong, in at most ten words, as the table of rules prints it. */
  title: string
  group: Group
  /** What a finding has unless its hit says otherwise. */
  severity: Severity
  confidence: Confidence
  /** CWE numbers, most specific first. */
  cwe: readonly number[]
  /** Item of the OWASP API Security Top 10 (2023) or ASVS 5.0 that asks for it. */
  owasp: string
  /**
   * The first release in which what it holds can be: `@clerk/nextjs 6.0.0` for a promise that `auth()` gave no earlier.
   * `any` where no release of a package decides.
   */
  since: Since
  check: (model: Model) => Iterable<Hit>
}

type Since = 'any' | `${string} ${number}.${number}.${number}`

/** One thing found by a rule. */
export interface Hit {
  place: Place
  /** What is wrong here, one sentence. */
  message: string
  /** What an attacker does with it, one sentence that begins with the attacker's act. */
  attack: string
  severity?: Severity
  confidence?: Confidence
  /** Id of the endpoint it is about. */
  endpoint?: string
  /** The chain of proof, in the order in which it happens. */
  related?: readonly (Place & { note: string })[]
  fix?: Fix
}
