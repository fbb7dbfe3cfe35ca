import type { GetServerSideProps } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { listNotes, type Note } from '@/lib/store'

export const getServerSideProps: GetServerSideProps = async ({ req }) => {
  const { has } = getAuth(req)
  if (!has({ permission: 'org:notes:manage' })) return { notFound: true }
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
