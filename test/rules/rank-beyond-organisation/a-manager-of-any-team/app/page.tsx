'use client'
import { useState } from 'react'
import * as actions from './actions'

export default function Desk() {
  const [id, setId] = useState('')
  return (
    <main>
      <input value={id} onChange={event => setId(event.target.value)} />
      <button onClick={() => actions.retitle({ id, title: 'New' })}>Rename</button>
      <button onClick={() => actions.close(id)}>Close</button>
      <button onClick={() => actions.reopen(id)}>Reopen</button>
      <button onClick={() => actions.remove(id)}>Remove</button>
      <button onClick={() => actions.invite('a@company.example')}>Invite</button>
      <button onClick={() => actions.openTickets()}>Reload</button>
    </main>
  )
}
