import { auth } from '@clerk/nextjs/server'
import { notFound } from 'next/navigation'
import { listNotes } from '@/lib/store'

export default async function Hidden() {
  const { has } = await auth()
  if (!has({ permission: 'org:notes:manage' })) notFound()
  const notes = await listNotes()
  return (
    <ul>
      {notes.map(note => (
        <li key={note.id}>{note.text}</li>
      ))}
    </ul>
  )
}
