import { listNotes } from '@/lib/store'

export const dynamic = 'force-dynamic'

export default async function Shop() {
  const notes = await listNotes()
  return (
    <ul>
      {notes.map(note => (
        <li key={note.id}>{note.text}</li>
      ))}
    </ul>
  )
}
