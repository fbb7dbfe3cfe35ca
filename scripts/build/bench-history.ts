import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { generator } from './random.ts'
import { ALPHANUMERIC, madeKey, madeText } from './secret-tables/made-keys.ts'

/** Commits between two that bring a key in. */
const KEY_EVERY = 4_000
const FILES = 400

/**
 * Writes a repository of so many commits into `root`, as a team would make them: each changes one file of some
 * kilobytes, and a few bring in a key that a later one takes out.
 * @returns how many keys there are to be found
 */
export function generateHistory(root: string, commits: number): number {
  mkdirSync(root, { recursive: true })
  const git = (args: string[], input = '') => execFileSync('git', args, { cwd: root, input, maxBuffer: 1e9 })
  git(['init', '--quiet', '--initial-branch=main'])
  const random = generator(1)
  const bodies = new Map<string, string[]>()
  const stream: string[] = []
  let keys = 0
  for (let i = 0; i < commits; i++) {
    const file = `src/module-${i % FILES}.ts`
    const lines = bodies.get(file) ?? Array.from({ length: 60 }, (_, n) => line(i * 60 + n))
    lines[Math.floor(random() * lines.length)] = line(i)
    bodies.set(file, lines)
    const changes: [string, string][] = [[file, lines.join('\n')]]
    if (i === 0) changes.push(['package.json', '{"dependencies":{"@clerk/nextjs":"7.9.17","next":"16.4.6"}}'])
    if (i % KEY_EVERY === KEY_EVERY / 2) changes.push(['config/clerk.ts', withKey(keys++)])
    if (i % KEY_EVERY === KEY_EVERY / 2 + 9) changes.push(['config/clerk.ts', 'export {}\n'])
    stream.push(commitOf(i, changes))
  }
  git(['fast-import', '--quiet'], stream.join(''))
  git(['reset', '--quiet', '--hard'])
  return keys
}

function line(i: number): string {
  return `export const value${i} = compute('${madeText(24, ALPHANUMERIC, String(i))}', ${i})`
}

function withKey(n: number): string {
  return `export const CLERK_SECRET_KEY = '${madeKey('sk_live', `history ${n}`)}'\n`
}

function commitOf(i: number, changes: readonly [string, string][]): string {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`
  return [
    `commit refs/heads/main\ncommitter Dev <dev@example.com> ${1_700_000_000 + i * 60} +0000\n`,
    data(`change ${i}`),
    ...changes.map(([file, text]) => `M 100644 inline ${file}\n${data(text)}`),
    '\n',
  ].join('')
}
