import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { COMMANDS } from '../scripts/cli/commands.ts'
import { SELF } from './cli-io.ts'

/** Pages are named by their path from the package's folder. */

/** What a person or an agent reads first, and what these pages lead to. */
export const GUIDES = ['SKILL.md', 'README.md', 'CHANGELOG.md', ...markdownIn('references')]
export const PAGES = [...GUIDES, ...markdownIn('references/rules')]

/** What the zip holds: a link to anything else would lead nowhere once unpacked. */
export const SHIPPED =
  /^(?:SKILL|README|CHANGELOG)\.md$|^(?:LICENSE|package\.json)$|^(?:images|references|scripts|templates)\//

export interface Link {
  page: string
  target: string
  anchor: string | undefined
}

export function markdownIn(folder: string): string[] {
  return readdirSync(join(SELF, folder))
    .filter(name => name.endsWith('.md'))
    .map(name => `${folder}/${name}`)
}

export function read(page: string): string {
  return readFileSync(join(SELF, page), 'utf8')
}

/** The YAML at the head of a page, parsed and not yet judged. */
export function headOf(page: string): unknown {
  return parseYaml(/^---\n([\s\S]*?)\n---\n/.exec(read(page))?.[1] ?? '')
}

/** The relative links of a page; brackets in code are none. */
export function linksOf(page: string): Link[] {
  return [...prose(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, href = '']) => {
    if (/^[a-z]+:/.test(href)) return []
    const [path = '', anchor] = href.split('#')
    const target = path === '' ? page : relative(SELF, join(SELF, dirname(page), path)).replaceAll('\\', '/')
    return [{ page, target, anchor }]
  })
}

/** What a link to a heading of a page is written with, as code hosts make it. */
export function anchorsOf(page: string): string[] {
  return [...prose(read(page)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}

/** The text of each code block of a page whose info string is `language`. */
export function blocks(page: string, language: string): string[] {
  return [...read(page).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, info, text = '']) =>
    info === language ? [text] : [],
  )
}

/** Every block of a page that stands between fences, whatever its info string, in order. */
export function fencesOf(page: string): { info: string; text: string }[] {
  return [...read(page).matchAll(/^ *(```+|~~~+)([^\n]*)\n([\s\S]*?)^ *\1$/gm)].map(
    ([, , info = '', text = '']) => ({ info: info.trim(), text }),
  )
}

/** The calls with a PATH that stand in the sentences of a page. */
export function inlineCallsOf(page: string): string[] {
  const text = read(page).replaceAll(/^ *(```+)[\s\S]*?^ *\1$/gm, '')
  const calls = [
    ...text.matchAll(/`(?:node scripts\/clerk-security\.mjs )?((?:audit|harden|verify|explain) [^`\n]+)`/g),
  ]
  return calls.map(([, words = '']) => `node scripts/clerk-security.mjs ${words}`)
}

/** Every call of the program on a page, in blocks and in running text: what follows the program's name. */
export function callsOf(page: string): string[] {
  const text = read(page)
  const whole = [...text.matchAll(/node \S*clerk-security\.mjs ([^`\n]+)/g)]
  const names = COMMANDS.map(({ name }) => name).join('|')
  const short = [...text.matchAll(new RegExp(`\`((?:${names}|verify) -[^\`\\n]*)\``, 'g'))]
  return [...whole, ...short].map(([, words = '']) => words.trim())
}

/** A page without its blocks of code and without the code in its lines; headings keep theirs. */
function prose(text: string): string {
  const lines = text.replace(/^```[\s\S]*?^```/gm, '').split('\n')
  return lines
    .map(line => (line.startsWith('#') ? line.replaceAll('`', '') : line.replace(/`[^`]*`/g, '')))
    .join('\n')
}
