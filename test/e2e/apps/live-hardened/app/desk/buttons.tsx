'use client'

import { seal, shelve, withdraw } from '../actions'

export function Buttons() {
  return (
    <div>
      <button onClick={() => seal('1')}>Seal</button>
      <button onClick={() => shelve('1')}>Shelve</button>
      <button onClick={() => withdraw('1')}>Withdraw</button>
    </div>
  )
}
