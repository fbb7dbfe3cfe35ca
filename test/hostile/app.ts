/** An app around a hostile text: files by path, and what the commits before them wrote. */
export interface HostileApp {
  files?: Readonly<Record<string, string>>
  commits?: readonly Commit[]
  /** Name of the folder that is audited. */
  folder?: string
}

interface Commit {
  message: string
  author?: string
  files: Readonly<Record<string, string>>
}

/** Somewhere in an app that a hostile text can stand. */
export interface Place {
  app: (text: string, n: number) => HostileApp
  /** An app holds one such text; without it, one holds several. */
  apart?: true
  /** No report names what stands there. */
  quiet?: true
}

/** A key that is found, so that what stands around it is named. */
export const KEY = `sk_live_${['k3Zq8mN7vT', '2xK9pL3rW8', 'sB5dF1gH6j', 'C0aE4tYuQo'].join('')}`
export const MANIFEST = { '@clerk/nextjs': '7.9.17', '@prisma/client': '6.19.0', next: '16.4.6' }
export const REMOVES = `import { db } from '@/lib/db'

export async function DELETE(request: Request) {
  await db.order.delete({ where: { id: await request.text() } })
  return new Response(null, { status: 204 })
}
`

/** What may stand in a name of a file: all but a slash and NUL. */
export function asName(text: string): string {
  return text.replaceAll('/', '\u2215').replaceAll('\0', '')
}

/** The apps that a place and its texts make: one for each where they cannot stand together. */
export function appsOf({ app, apart }: Place, texts: readonly string[]): HostileApp[] {
  const apps = texts.map((text, n) => app(text, n))
  if (apart) return apps
  return [
    {
      files: Object.assign({}, ...apps.map(({ files = {} }) => files)),
      commits: apps.flatMap(({ commits = [] }) => commits),
    },
  ]
}
