import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Ends a process group at once; harmless where none is left. */
export function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Is any process of the group left? */
export function groupLives(group: number): boolean {
  try {
    process.kill(-group, 0)
    return true
  } catch {
    return false
  }
}

/**
 * When a process began, in a form that no later process of the same number shares; undefined where it is gone or
 * the system does not tell (proc(5), field 22 of `stat`; macOS has no /proc).
 */
export function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

/** Is a process of this number alive? */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Processes that work in a folder or below it, as far as the system tells. */
export function processesIn(folder: string): number[] {
  return numbersIn('/proc').filter(pid => {
    try {
      const at = readlinkSync(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, '')
      return at === folder || at.startsWith(join(folder, sep))
    } catch {
      return false
    }
  })
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder)
      .filter(name => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}
