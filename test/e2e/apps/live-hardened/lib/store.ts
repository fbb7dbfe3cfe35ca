import 'server-only'
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const FOLDER = join(process.cwd(), 'data')

export interface Entry {
  id: string
  title: string
}

export async function entries(): Promise<Entry[]> {
  return JSON.parse(await readFile(join(FOLDER, 'entries.json'), 'utf8'))
}

/** What was asked for is done by night. */
export async function order(what: string, subject: string): Promise<{ ordered: string }> {
  await appendFile(join(FOLDER, 'orders.log'), `${what} ${subject.slice(0, 200)}\n`)
  return { ordered: what }
}
