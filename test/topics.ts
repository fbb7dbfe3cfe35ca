import { readdirSync } from 'node:fs'

/** The topics of a folder: each has its `<topic>.txt`, and `<topic>.kept.txt` with what is said of it. */
export function topicsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.txt') && !file.endsWith('.kept.txt'))
    .map(file => file.slice(0, -'.txt'.length))
    .sort()
}
