import type { Step } from '../core/place.ts'
import type { ts } from '../project/typescript.ts'
import type { Cause, Opaque } from './origin.ts'
import type { Column } from './ties/columns.ts'

/** What a call may do that matters. */
export type EffectKind = 'read' | 'write' | 'service' | 'cookie' | 'call'

export interface Effect {
  kind: EffectKind
  /** The call as the source writes it, cut short: `db.post.create`. */
  what: string
  node: ts.Node
  /** From the endpoint to the effect. */
  trace: readonly Step[]
  /** Calls that could not be followed and that may have ended the path before it; empty: it is reached. */
  doubts: readonly Opaque[]
  /** Marks of everything handed to it. */
  marks: number
  /** What its rows are chosen by, and what is written into them, as later steps of the same query add to it. */
  chosen: Column[]
  set: Column[]
  /** Conditions that the store leaves out, since this caller's identity gives them no value. */
  dropped: readonly string[]
  /** The package that is called; null where the call could not be followed to one. */
  module: string | null
  /** Is it a mail, or a message by text? */
  mails: boolean
  /** Is it a mail of which the app itself says where it goes? */
  toItself: boolean
  /** Was the call given nothing at all, or an object without fields? */
  handed: 'nothing' | 'something'
  /** True once a later step of the same query binds it to nobody: nothing is read or changed. */
  void: boolean
}

/** Where a caller was turned away, and by what. */
export interface TurnedAway {
  cause: Cause
  step: Step
  trace: readonly Step[]
}

/** Something seen on the way that no effect shows. */
export interface Observation {
  kind:
    | 'reserialised-body'
    | 'weighed-metadata'
    | 'asked-metadata'
    | 'sent-user'
    | 'free-redirect'
    | 'decoded-token'
    | 'shared-cache'
    | 'shared-answer'
    | 'signature-checked'
    /** By svix, whose second major gives nothing back. */
    | 'checked-by-svix'
    /** By Clerk's own check, with the secret that the environment has under its name for it. */
    | 'secret-by-its-name'
    /** A keyed hash of what was sent is compared by `===`, or by a comparison that takes the same time for all. */
    | 'hash-compared-openly'
    | 'hash-compared-safely'
    /** The secret of a signature stands in the source, or an empty text in its place. */
    | 'secret-written'
    | 'secret-blank-refused'
    | 'secret-blank-used'
    /** The age at which a signed delivery is refused is raised, or none is asked for. */
    | 'age-raised'
    | 'age-unasked'
    /** How often somebody calls is counted. */
    | 'rate-counted'
    /** A password that was sent is compared with the hash of one. */
    | 'password-compared'
    | 'error-told'
    | 'payload-logged'
  node: ts.Node
  /** Parts of the request that it is about. */
  inputs: readonly string[]
  /** How many effects had been noted by then. */
  after: number
}
