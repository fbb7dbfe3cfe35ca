import { spawnSync } from 'node:child_process'

export interface Ran {
  /** Everything that the agent printed. */
  transcript: string
  /** Null where it was ended by the time limit or a signal. */
  code: number | null
  milliseconds: number
}

/**
 * The words of a command as a shell would split them, quotation marks honoured; nothing else of a shell is. The prompt
 * is put in as one word, so that no quotation mark in it ends it.
 */
export function wordsOf(command: string, prompt: string): string[] {
  const words = [...command.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replaceAll(
      /"([^"]*)"|'([^']*)'/g,
      (_whole, double?: string, single?: string) => double ?? single ?? '',
    ),
  )
  return words.map(word => word.replaceAll('{prompt}', () => prompt))
}

/**
 * Runs an agent once in an app.
 * @param command with `{prompt}` where the prompt goes
 */
export function runAgent(command: string, prompt: string, app: string, limit: number): Ran {
  const [program = '', ...args] = wordsOf(command, prompt)
  const start = performance.now()
  const ran = spawnSync(program, args, {
    cwd: app,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limit,
    maxBuffer: 256 * 1024 * 1024,
  })
  if (ran.error !== undefined && ran.status === null && ran.pid === 0) throw ran.error
  return {
    transcript: `${ran.stdout ?? ''}${ran.stderr ?? ''}`,
    code: ran.status,
    milliseconds: Math.round(performance.now() - start),
  }
}

/**
 * Did the agent take the skill up? Agents that print their calls of tools name the skill or its file there; one that
 * prints its last answer alone tells nothing, and needs a flag that makes it print more.
 */
export function tookUp(transcript: string, skill: string): boolean {
  return (
    transcript.includes(`${skill}/SKILL.md`) ||
    new RegExp(`"skill"\\s*:\\s*"(?:[\\w-]+:)?${skill}"`).test(transcript)
  )
}
