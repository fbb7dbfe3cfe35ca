import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Unknown } from '../core/place.ts'

/** Source, configuration and env files are smaller; what is larger is data or was made by a tool. */
const LARGEST = 2 * 1024 * 1024
/** Lock files of large monorepos. */
const LARGEST_LOCK = 50 * 1024 * 1024

const LOCK = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/

/** Reads listed files once each; what cannot be read, is binary or too large becomes a line of `unknown`. */
export function fileReader(
  root: string,
  isListed: (file: string) => boolean,
  unknown: Unknown[],
): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>()
  return file => {
    if (texts.has(file)) return texts.get(file)
    const text = isListed(file) ? read(root, file, unknown) : undefined
    texts.set(file, text)
    return text
  }
}

/** Media and archives are not source: leaving them out leaves nothing unknown. */
const MEDIA =
  /\.(png|jpe?g|gif|webp|avif|ico|svgz|bmp|tiff?|mp[34]|m4a|webm|mov|avi|ogg|wav|woff2?|ttf|otf|eot|pdf|zip|gz|tgz|br|7z|rar|wasm|node|exe|dll|so|dylib|db|sqlite|parquet|glb|psd|lockb|jar|class|map)$/i

function read(root: string, file: string, unknown: Unknown[]): string | undefined {
  if (MEDIA.test(file)) return undefined
  try {
    const path = join(root, file)
    const { size } = statSync(path)
    const limit = LOCK.test(file) ? LARGEST_LOCK : LARGEST
    if (size > limit) {
      unknown.push({ what: file, because: `larger than ${limit / 1024 / 1024} MB` })
      return undefined
    }
    const bytes = readFileSync(path)
    if (!bytes.includes(0)) return bytes.toString('utf8')
    unknown.push({ what: file, because: 'binary' })
  } catch (error) {
    unknown.push({ what: file, because: `cannot be read${codeOf(error)}` })
  }
  return undefined
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
}
