import { save } from './actions'

export default function NotesPage() {
  return <form action={save} />
}
