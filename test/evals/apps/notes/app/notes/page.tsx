import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'
import { remove } from './actions'

export default async function Notes() {
  const { userId } = await auth.protect()
  const notes = await db.note.findMany({ where: { ownerId: userId } })
  return (
    <ul>
      {notes.map(note => (
        <li key={note.id}>
          {note.title}
          <form action={remove.bind(null, note.id)}>
            <button>Remove</button>
          </form>
        </li>
      ))}
    </ul>
  )
}
