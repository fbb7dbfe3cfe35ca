import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export default async function Partly() {
  const { userId } = await auth()
  if (!userId) return <p>Please sign in to read this</p>
  const notes = await listNotes()
  return (
    <ul>
      {notes.map(note => (
        <li key={note.id}>{note.text}</li>
      ))}
    </ul>
  )
}
