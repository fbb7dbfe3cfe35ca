import type { Probe } from '../core/report.ts'
import type { Confidence, Severity } from '../core/vocabulary.ts'
import type { MadeKeys } from './app/environment.ts'
import type { RunningApp } from './app/start.ts'
import type { Credential } from './callers/credentials.ts'
import type { SigningKey } from './callers/keys.ts'
import type { People } from './callers/people.ts'
import type { MeasuredRuleId } from './measured-rules.ts'
import type { Send } from './request.ts'
import type { Subject } from './subject.ts'

/** All that a part of a verification works with: an app that answers, and keys that it believes in. */
export interface Setting {
  subject: Subject
  /** Where the app answers: `http://localhost:4321`. */
  origin: string
  send: Send
  /** The app that we started; null where it was running already. */
  app: RunningApp | null
  /** Absolute folder of the app in its copy; null where it was running already. */
  folder: string | null
  production: boolean
  /** null where the app is not on this machine: then nobody but signed-out callers may be sent. */
  made: Made | null
  /** Absolute path of a Chromium; undefined where there is none. */
  browser: string | undefined
  /** Absolute folders that clerk-js is looked for in, for a browser to load. */
  clerkJs: readonly string[]
  progress: Progress
}

/** Keys and callers of our own making. */
export interface Made {
  keys: MadeKeys
  signing: SigningKey
  people: People
  credentials: readonly Credential[]
  /** How many changes the app has asked Clerk's backend for so far. */
  askedToChange: () => number
}

/** Says what is being done, with counts. */
export type Progress = (text: string) => void

/** Something that was seen in the running app. The command gives it a fingerprint. */
export interface Seen {
  ruleId: MeasuredRuleId
  severity: Severity
  confidence: Confidence
  message: string
  attack: string
  /** Id of the endpoint it is about. */
  endpoint?: string
  file: string
  line: number
  /** The chain of what was asked and answered. */
  related?: readonly { file: string; line: number; note: string }[]
}

/** What one part has measured. */
export interface Measured {
  probes: readonly Probe[]
  findings: readonly Seen[]
  /** What it could not assess, and why: never counted as passed. */
  unknown: readonly { what: string; because: string }[]
}

/** What `unknown` names where a part is not to be taken for passed. */
export const INCONCLUSIVE = 'verify: inconclusive'

export const NOTHING_MEASURED: Measured = { probes: [], findings: [], unknown: [] }
