import { addNote, listNotes } from './store'
import { verifySession } from './session'

export class NotesService {
  async all() {
    await verifySession()
    return listNotes()
  }

  async add(text: string) {
    await verifySession()
    return addNote(text)
  }
}
