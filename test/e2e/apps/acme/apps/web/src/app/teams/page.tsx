import { archive } from './actions'

export default function Teams() {
  return (
    <form action={archive}>
      <input name="team" />
      <button>Archive</button>
    </form>
  )
}
