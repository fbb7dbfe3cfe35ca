import { addByAnswer, addByPermission, addByProtect, addByRedirect, addBySession, addFromForm, addOpenly } from '../actions'
import { addNote } from '@/lib/store'
import { Buttons } from './buttons'

export default function Write() {
  async function addInline(form: FormData) {
    'use server'
    await addNote(String(form.get('text')))
  }
  return (
    <>
      <form action={addInline}>
        <input name="text" />
      </form>
      <form action={addFromForm}>
        <input name="text" />
      </form>
      <Buttons actions={[addOpenly, addBySession, addByProtect, addByAnswer, addByRedirect, addByPermission]} />
    </>
  )
}
