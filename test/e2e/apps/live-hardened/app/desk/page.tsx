import { Buttons } from './buttons'

export default function Desk() {
  return (
    <main>
      <h1>Reading desk</h1>
      <Buttons />
    </main>
  )
}
