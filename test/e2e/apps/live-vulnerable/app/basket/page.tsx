import { leaveNote } from './actions'

export default function Basket() {
  return (
    <form action={leaveNote}>
      <input name="text" />
      <button>Leave a note</button>
    </form>
  )
}
