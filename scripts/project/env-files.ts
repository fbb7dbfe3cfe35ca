import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Unknown } from '../core/place.ts'
import type { EnvFile, EnvVariable } from './project.ts'

const ENV_FILE = /^(\.env(\..+)?|.+\.env|\.dev\.vars(\..+)?)$/
const EXAMPLE = /example|sample|template|dist$|defaults?$|schema/i
const LARGEST = 2 * 1024 * 1024

/**
 * Env files of the root and of every app, ignored ones too: git does not list them, and the framework loads them.
 * Only names, values and lines are kept.
 */
export function findEnvFiles(
  root: string,
  dirs: readonly string[],
  listed: readonly string[],
  unknown: Unknown[],
): EnvFile[] {
  const names = new Set(listed.filter(file => ENV_FILE.test(file.slice(file.lastIndexOf('/') + 1))))
  for (const dir of new Set(['', ...dirs])) {
    for (const name of namesIn(join(root, dir)))
      if (ENV_FILE.test(name)) names.add(dir === '' ? name : `${dir}/${name}`)
  }
  return [...names].toSorted().flatMap(file => readEnvFile(root, file, unknown) ?? [])
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function readEnvFile(root: string, file: string, unknown: Unknown[]): EnvFile | undefined {
  try {
    const stat = statSync(join(root, file))
    if (!stat.isFile()) return undefined
    if (stat.size > LARGEST) {
      unknown.push({ what: file, because: 'larger than 2 MB' })
      return undefined
    }
    const text = readFileSync(join(root, file), 'utf8')
    if (!text.includes('\0')) return { file, example: EXAMPLE.test(file), variables: parseEnv(text) }
    unknown.push({ what: file, because: 'binary' })
  } catch {
    unknown.push({ what: file, because: 'cannot be read' })
  }
  return undefined
}

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:]\s?(.*)$/

/**
 * Reads `NAME=value` lines as dotenv does: quotes, `export`, comments, values over several lines in quotes, BOM and
 * CRLF (https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow). Lines count from 1.
 */
export function parseEnv(text: string): EnvVariable[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const variables: EnvVariable[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const match = ASSIGNMENT.exec(lines[index] ?? '')
    const name = match?.[1]
    if (name === undefined) continue
    const { value, last } = valueFrom(lines, index, (match?.[2] ?? '').trimStart())
    variables.push({ name, value, line: index + 1 })
    index = last
  }
  return variables
}

function valueFrom(lines: readonly string[], index: number, first: string): { value: string; last: number } {
  const quote = /^["'`]/.exec(first)?.[0]
  if (quote === undefined)
    return {
      value: first
        .replace(/\s+#.*$/, '')
        .replace(/^#.*$/, '')
        .trim(),
      last: index,
    }
  let text = first.slice(1)
  for (let last = index; last < lines.length; last += 1) {
    if (last > index) text += `\n${lines[last] ?? ''}`
    const end = closing(text, quote)
    if (end !== -1) {
      const inner = text.slice(0, end)
      return { value: quote === '"' ? inner.replaceAll(String.raw`\n`, '\n') : inner, last }
    }
  }
  // A quote that never closes belongs to the value.
  return { value: first.trim(), last: index }
}

function closing(text: string, quote: string): number {
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (text[at - 1] !== '\\') return at
  }
  return -1
}
