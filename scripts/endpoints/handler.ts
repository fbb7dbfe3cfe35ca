import { lineOf } from '../project/lines.ts'
import type { EntryPoint } from './entry-point.ts'
import type { Binding } from './exports.ts'

/** The part of an entry point that its code tells: the node that answers and the line where it begins. */
export function handlerOf(binding: Binding): Pick<EntryPoint, 'handler' | 'line'> {
  return { handler: binding.node, line: lineOf(binding.kind === 'local' ? binding.begins : binding.node) }
}

/** What one part of discovery found. */
export interface Found {
  endpoints: EntryPoint[]
  unknown: { what: string; because: string }[]
}

/** `apps/web: GET /api/posts` where several apps answer the same routes, else the id itself. */
export function idIn(root: { dir: string; amongSeveral: boolean }, id: string): string {
  return root.amongSeveral && root.dir !== '' ? `${root.dir}: ${id}` : id
}
