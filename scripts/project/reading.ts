import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import type { Unknown } from '../core/place.ts'
import { mentionsIn, type Mention } from './mentions.ts'

/** Source, configuration and env files are smaller; what is larger is data or was made by a tool. */
const LARGEST = 2 * 1024 * 1024
/** Lock files of large monorepos. */
const LARGEST_LOCK = 50 * 1024 * 1024

const LOCK = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/

export interface FileReader {
  text: (file: string) => string | undefined
  mentions: (file: string, what: Mention) => boolean
}

/**
 * Reads listed files; what cannot be read, is binary or too large becomes a line of `unknown`. A file is kept if it
 * holds anything that is looked for, or its text is asked for.
 */
export function fileReader(
  root: string,
  isListed: (file: string) => boolean,
  unknown: Unknown[],
  largest = LARGEST,
): FileReader {
  const texts = new Map<string, string | undefined>()
  const mentioned = new Map<string, ReadonlySet<Mention>>()
  const text = (file: string): string | undefined => {
    if (texts.has(file)) return texts.get(file)
    const found = isListed(file) ? read(root, file, unknown, largest)?.toString('utf8') : undefined
    texts.set(file, found)
    return found
  }
  const look = (file: string): ReadonlySet<Mention> => {
    if (texts.has(file)) return mentionsIn(texts.get(file) ?? '')
    const bytes = isListed(file) ? read(root, file, unknown, largest) : undefined
    const found = mentionsIn(bytes?.toString('latin1') ?? '')
    // What could not be read is not tried again.
    if (bytes === undefined || found.size > 0) texts.set(file, bytes?.toString('utf8'))
    return found
  }
  const mentions = (file: string, what: Mention): boolean => {
    const found = mentioned.get(file) ?? look(file)
    mentioned.set(file, found)
    return found.has(what)
  }
  return { text, mentions }
}

/** Media and archives are not source: leaving them out leaves nothing unknown. */
const MEDIA =
  /\.(png|jpe?g|gif|webp|avif|ico|svgz|bmp|tiff?|mp[34]|m4a|webm|mov|avi|ogg|wav|woff2?|ttf|otf|eot|pdf|zip|gz|tgz|br|7z|rar|wasm|node|exe|dll|so|dylib|db|sqlite|parquet|glb|psd|lockb|jar|class|map)$/i

/** Valid until the next file is read. */
function read(root: string, file: string, unknown: Unknown[], largest: number): Buffer | undefined {
  if (MEDIA.test(file)) return undefined
  const limit = LOCK.test(file) ? LARGEST_LOCK : largest
  try {
    const bytes = bytesOf(`${root}/${file}`, limit)
    if (bytes === undefined) unknown.push({ what: file, because: `larger than ${limit / 1024 / 1024} MB` })
    else if (bytes.includes(0)) unknown.push({ what: file, because: 'binary' })
    else return bytes
  } catch (error) {
    unknown.push({ what: file, because: `cannot be read${codeOf(error)}` })
  }
  return undefined
}

/** What has become a link or a pipe since the listing is neither followed nor waited for. */
const PLAIN = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
/** Every file is read into the same memory: two thirds of the time that `readFileSync` takes. */
const memory = Buffer.allocUnsafeSlow(LARGEST + 1)

/** The bytes of a file, valid until the next is read; undefined where there are more than `limit`. */
function bytesOf(path: string, limit: number): Buffer | undefined {
  const descriptor = openSync(path, PLAIN)
  try {
    const space =
      limit < memory.length ? memory : Buffer.allocUnsafe(Math.min(fstatSync(descriptor).size, limit) + 1)
    let length = 0
    for (let more = 1; more > 0 && length < space.length; length += more)
      more = readSync(descriptor, space, length, space.length - length, null)
    return length > limit ? undefined : space.subarray(0, length)
  } finally {
    closeSync(descriptor)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
}
