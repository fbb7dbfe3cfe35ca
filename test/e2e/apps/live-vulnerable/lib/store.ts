import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = join(process.cwd(), 'data', 'notes.json')

export interface Note {
  id: string
  text: string
}

export async function listNotes(): Promise<Note[]> {
  return JSON.parse(await readFile(FILE, 'utf8'))
}

export async function addNote(text: string): Promise<Note> {
  const notes = await listNotes()
  const note = { id: String(notes.length + 1), text }
  // Readers never see half a file.
  const draft = `${FILE}.${crypto.randomUUID()}`
  await writeFile(draft, JSON.stringify([...notes, note]))
  await rename(draft, FILE)
  return note
}
