'use client'

import { closePoll, pollNames, removeEverything } from '@/lib/desk'

export function Panel() {
  return (
    <>
      <button onClick={() => closePoll('a')}>Close</button>
      <button onClick={() => removeEverything()}>Remove</button>
      <button onClick={async () => console.log(await pollNames())}>List</button>
    </>
  )
}
