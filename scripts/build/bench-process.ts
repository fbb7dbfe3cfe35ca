import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** A whole process to be timed. */
export interface Subject {
  name: string
  program: string
  args: readonly string[]
  cwd: string
  env: Readonly<Record<string, string>>
  /** Exit codes that mean it did its work. */
  done: readonly number[]
}

export interface Measured {
  name: string
  /** Seconds of wall time, start to exit; empty where it failed. */
  seconds: readonly number[]
  /** Mebibytes resident at the worst moment; null where this machine does not tell. */
  peak: number | null
  /** Why there is no figure. */
  failed: string | null
}

const GNU_TIME = '/usr/bin/time'
const SAMPLE_MS = 5
const OUTPUT_BYTES = 256 * 1024 * 1024

/**
 * Times the subjects in turn, round after round, so that whatever else the machine does falls on all of
 * them. The first round warms the caches, theirs and the system's, and does not count.
 */
export async function measure(subjects: readonly Subject[], rounds: number): Promise<Measured[]> {
  const failed = new Map(subjects.map(subject => [subject.name, time(subject).failed]))
  const seconds = new Map(subjects.map(subject => [subject.name, new Array<number>()]))
  const sound = subjects.filter(subject => failed.get(subject.name) === null)
  for (let round = 0; round < rounds; round++)
    for (const subject of sound) seconds.get(subject.name)?.push(time(subject).seconds)
  const measured: Measured[] = []
  for (const subject of subjects) {
    const why = failed.get(subject.name) ?? null
    const peak = why === null ? await peakMemory(subject) : null
    measured.push({ name: subject.name, seconds: seconds.get(subject.name) ?? [], peak, failed: why })
  }
  return measured
}

function time({ program, args, cwd, env, done }: Subject): { seconds: number; failed: string | null } {
  const start = process.hrtime.bigint()
  const result = spawnSync(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: OUTPUT_BYTES,
  })
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  if (result.error !== undefined) return { seconds, failed: result.error.message }
  if (result.status !== null && done.includes(result.status)) return { seconds, failed: null }
  const [why = ''] = result.stderr.toString().split('\n')
  return { seconds, failed: `exit ${result.status ?? result.signal}: ${why}` }
}

/** GNU time asks the kernel after the exit; without it, the high-water mark is read until the end is near. */
async function peakMemory(subject: Subject): Promise<number | null> {
  const { program, args, cwd, env } = subject
  if (existsSync(GNU_TIME)) {
    const result = spawnSync(GNU_TIME, ['-f', 'peak %M', program, ...args], {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: OUTPUT_BYTES,
    })
    const kibibytes = /^peak (\d+)$/m.exec(result.stderr)?.[1]
    if (kibibytes !== undefined) return Number(kibibytes) / 1024
  }
  return existsSync('/proc/self/status') ? sampledPeak(subject) : null
}

function sampledPeak({ program, args, cwd, env }: Subject): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: 'ignore' })
    let kibibytes = 0
    const timer = setInterval(() => {
      kibibytes = Math.max(kibibytes, highWaterMark(child.pid))
    }, SAMPLE_MS)
    child.once('error', reject)
    child.once('exit', () => {
      clearInterval(timer)
      resolve(kibibytes / 1024)
    })
  })
}

function highWaterMark(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** The middle value, or the mean of the two in the middle; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN
  return (low + high) / 2
}
