import type { Model } from '../../../access/model.ts'
import type { TextEdit } from '../../../core/fix.ts'
import type { EntryPoint } from '../../../endpoints/entry-point.ts'
import type { ts } from '../../../project/typescript.ts'
import type { CodeStyle } from '../../code-style.ts'
import type { Home } from '../home.ts'
import type { Pieces } from './pieces.ts'

export type Edit = Omit<TextEdit, 'file'>

/** The function that adds the headers, and the options that name the policy, as templates export them. */
export const WRAPPER = 'withSecurityHeaders'
export const POLICY = 'contentSecurityPolicy'

/** A middleware that the template is being merged into. */
export interface Merging {
  model: Model
  home: Home
  middleware: EntryPoint
  source: ts.SourceFile
  style: CodeStyle
  pieces: Pieces
  /** Is the policy to be named: does the installed SDK make one, and the app none of its own? */
  policy: boolean
}

/** What one step of the merge comes to. */
export interface Merged {
  edits: readonly Edit[]
  remains: readonly string[]
  /** Names that the edits use, by the part that exports them. */
  uses: ReadonlyMap<string, string>
}

export const NOTHING: Merged = { edits: [], remains: [], uses: new Map() }

export function byHand(sentence: string): Merged {
  return { ...NOTHING, remains: [sentence] }
}

export function together(all: readonly Merged[]): Merged {
  return {
    edits: all.flatMap(({ edits }) => edits),
    remains: all.flatMap(({ remains }) => remains),
    uses: new Map(all.flatMap(({ uses }) => [...uses])),
  }
}
