import type { GetServerSideProps } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { listNotes, type Note } from '@/lib/store'

export const getServerSideProps: GetServerSideProps = async ({ req }) => {
  const { userId } = getAuth(req)
  if (!userId) return { redirect: { destination: '/sign-in', permanent: false } }
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
