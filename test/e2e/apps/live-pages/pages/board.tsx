import { listNotes, type Note } from '@/lib/store'

export async function getServerSideProps() {
  return { props: { notes: await listNotes() } }
}

export default function Page({ notes }: { notes: Note[] }) {
  return (
    <ul>
      {notes.map(note => (
        <li key={note.id}>{note.text}</li>
      ))}
    </ul>
  )
}
