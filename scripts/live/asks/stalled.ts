import { utimesSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Answer, Ask } from '../request.ts'
import type { Setting } from '../setting.ts'
import type { Target } from '../subject.ts'

/** How long is waited for an answer, in milliseconds: for the first request, and for the one after it. */
export interface Waits {
  first?: number
  second?: number
}

/**
 * Asks an endpoint, and once more where no answer comes in time: that may be the machine's fault. A development server
 * that is asked for a page in the moment in which a build ends may leave the request waiting for good ("if this
 * continues to stall this may be a bug", next `server/dev/on-demand-entry-handler`; seen with 15.5 on a busy machine);
 * the end of any other build sets it going again, so it is given one: the endpoint's own file in the copy is touched.
 * @param target null for a path that no endpoint answers at
 * @returns the last answer; one that is late where the endpoint stays silent
 */
export async function askTwice(
  setting: Setting,
  target: Target | null,
  ask: Ask,
  waits: Waits = {},
): Promise<Answer> {
  const first = await setting.send(ask, waits.first)
  if (first.ended !== 'late') return first
  if (target !== null) buildAnew(setting, target)
  return setting.send(ask, waits.second)
}

function buildAnew({ folder, production, subject }: Setting, { endpoint }: Target): void {
  if (folder === null || production) return
  const now = new Date()
  try {
    utimesSync(join(folder, relative(subject.dir, endpoint.file)), now, now)
  } catch {
    // A file that is not in the copy is nothing that the server could build anew.
  }
}
