'use client'

import { addByUser, addReview, addRumour } from './actions'

export function Review() {
  return (
    <>
      <button onClick={() => addReview({ text: 'good', stars: 5 })}>Review</button>
      <button onClick={() => addRumour('hello')}>Rumour</button>
      <button onClick={() => addByUser('hello')}>As myself</button>
    </>
  )
}
