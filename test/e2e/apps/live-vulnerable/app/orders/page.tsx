import { listNotes } from '@/lib/store'

export default async function Orders() {
  const notes = await listNotes()
  return (
    <ul>
      {notes.map(({ id, text }) => (
        <li key={id}>Ordered: {text}</li>
      ))}
    </ul>
  )
}
