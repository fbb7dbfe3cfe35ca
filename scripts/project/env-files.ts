import { lstatSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Unknown } from '../core/place.ts'
import { parseEnv } from './env-lines.ts'
import type { EnvFile } from './project.ts'

const ENV_FILE = /^(\.env(\..+)?|.+\.env|\.dev\.vars(\..+)?)$/
/** `.env.mjs` and `.env.d.ts` are programs that read the environment. */
const SOURCE = /\.(?:[cm]?[jt]sx?|json|md|ya?ml)$/
const EXAMPLE = /example|sample|template|dist$|defaults?$|schema/i
const LARGEST = 2 * 1024 * 1024

/**
 * Env files of the root and of every app, ignored ones too: git does not list them, and the framework loads them.
 * Only names, values and lines are kept. Links are named and not followed.
 */
export function findEnvFiles(
  root: string,
  dirs: readonly string[],
  listed: readonly string[],
  unknown: Unknown[],
): EnvFile[] {
  const names = new Set(listed.filter(file => isEnvFile(nameOf(file))))
  for (const dir of new Set(['', ...dirs])) {
    for (const name of namesIn(join(root, dir)))
      if (isEnvFile(name)) names.add(dir === '' ? name : `${dir}/${name}`)
  }
  return [...names].toSorted().flatMap(file => readEnvFile(root, file, unknown) ?? [])
}

function isEnvFile(name: string): boolean {
  return ENV_FILE.test(name) && !SOURCE.test(name)
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function readEnvFile(root: string, file: string, unknown: Unknown[]): EnvFile | undefined {
  const without = (because: string): undefined => {
    if (!unknown.some(each => each.what === file)) unknown.push({ what: file, because })
  }
  try {
    const stat = lstatSync(join(root, file))
    if (stat.isSymbolicLink()) return without('a link: what it leads to is read only where it stands')
    // Python keeps its packages in a folder of this name.
    if (stat.isDirectory()) return undefined
    if (!stat.isFile()) return without('neither a file nor a folder')
    if (stat.size > LARGEST) return without('larger than 2 MB')
    const text = decoded(readFileSync(join(root, file)))
    if (text.includes('\0')) return without('binary')
    return envFileFrom(file, text)
  } catch {
    return without('cannot be read')
  }
}

/** What a file of this name and text says, where it is an env file. */
export function envFileOf(file: string, text: string): EnvFile | undefined {
  return isEnvFile(nameOf(file)) ? envFileFrom(file, text) : undefined
}

function envFileFrom(file: string, text: string): EnvFile {
  // The name alone tells: an app in a folder called examples/ has real keys in its .env.
  return { file, example: EXAMPLE.test(nameOf(file)), variables: parseEnv(text) }
}

/** PowerShell writes UTF-16 with a mark at its beginning where it is told to write a file by `>`. */
function decoded(bytes: Buffer): string {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8')
}
