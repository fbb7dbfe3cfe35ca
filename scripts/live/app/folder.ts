import {
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { whateverHappens } from './ending.ts'
import { killGroup, lives, processesIn, startOf } from './processes.ts'

const PREFIX = 'clerk-security-verify-'
const OWNER = 'owner.json'

/** Who a temporary folder belongs to, for the run that finds it after its owner was killed. */
const ownerSchema = z.object({
  pid: z.int().positive(),
  start: z.string().optional(),
  groups: z.array(z.int().positive()),
})
type Owner = z.infer<typeof ownerSchema>

/** The temporary folder of one run. */
export interface RunFolder {
  /** Absolute, symlinks resolved. */
  path: string
  /** Notes a process group that works in it, so that it can be ended by whoever finds it. */
  note: (group: number) => void
  /** Removes it, with everything in it. */
  remove: () => void
}

/** Makes a folder that is gone when this run ends, or else when the next one begins. */
export function createRunFolder(): RunFolder {
  removeLeftovers()
  const path = mkdtempSync(join(realpathSync(tmpdir()), `${PREFIX}${process.pid}-`))
  const remove = whateverHappens(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }))
  const start = startOf(process.pid)
  const owner: Owner = { pid: process.pid, ...(start === undefined ? {} : { start }), groups: [] }
  const write = (): void => writeFileSync(join(path, OWNER), JSON.stringify(owner))
  write()
  return {
    path,
    note: group => {
      owner.groups.push(group)
      write()
    },
    remove,
  }
}

/**
 * Ends the processes and removes the folders of runs that were killed before they could do it themselves.
 * Only folders of this user whose owner is no longer alive.
 */
function removeLeftovers(): void {
  const folder = realpathSync(tmpdir())
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(PREFIX)) continue
    try {
      removeIfLeft(join(folder, name), Number(/^\d+/.exec(name.slice(PREFIX.length))?.[0]))
    } catch {
      // Somebody else removes it at this moment, or it is not ours: then it is theirs to remove.
    }
  }
}

function removeIfLeft(path: string, named: number): void {
  const stats = lstatSync(path)
  if (!stats.isDirectory() || (process.getuid !== undefined && stats.uid !== process.getuid())) return
  const owner = ownerOf(path) ?? { pid: named, groups: [] }
  if (!(owner.pid > 0) || isAlive(owner)) return
  // What works in the folder is ours by that; where the system does not tell, the groups that were noted are ended.
  endProcessesIn(path)
  if (process.platform !== 'linux') for (const group of owner.groups) killGroup(group)
  rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  // A process that its owner was starting as it was killed may have come into the folder meanwhile; now none can.
  if (endProcessesIn(path)) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
}

/** @returns whether there were any */
function endProcessesIn(path: string): boolean {
  const inside = processesIn(path)
  for (const pid of inside) killGroup(pid)
  for (const pid of inside) kill(pid)
  return inside.length > 0
}

function isAlive({ pid, start }: Owner): boolean {
  if (!lives(pid)) return false
  const now = startOf(pid)
  return start === undefined || now === undefined || now === start
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It went with its group.
  }
}

function ownerOf(path: string): Owner | undefined {
  try {
    const parsed = ownerSchema.safeParse(JSON.parse(readFileSync(join(path, OWNER), 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
