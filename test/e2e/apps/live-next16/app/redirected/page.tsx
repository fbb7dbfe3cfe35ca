import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { listNotes } from '@/lib/store'

export default async function Redirected() {
  const { userId } = await auth()
  if (!userId) redirect('/welcome')
  const notes = await listNotes()
  return (
    <ul>
      {notes.map(note => (
        <li key={note.id}>{note.text}</li>
      ))}
    </ul>
  )
}
