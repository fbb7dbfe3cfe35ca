import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export default async function Protected() {
  await auth.protect()
  const notes = await listNotes()
  return (
    <ul>
      {notes.map(note => (
        <li key={note.id}>{note.text}</li>
      ))}
    </ul>
  )
}
