'use client'

import {
  contact,
  draftsOf,
  eventsOf,
  isThere,
  joinWaitlist,
  mailAnybody,
  startQuote,
  startQuoteFor,
  subscribe,
} from './actions'

export function Forms() {
  return (
    <>
      <button onClick={() => contact('Ada', 'Hello')}>Write</button>
      <button onClick={() => mailAnybody('ada@acme.test', 'Hello')}>Mail</button>
      <button onClick={() => startQuote()}>Quote</button>
      <button onClick={() => startQuoteFor('Ada')}>Quote for Ada</button>
      <button onClick={() => joinWaitlist('ada@acme.test')}>Wait</button>
      <button onClick={() => subscribe('a')}>Subscribe</button>
      <button onClick={async () => console.log(await eventsOf('a'), await draftsOf('a'), await isThere('a'))}>
        Show
      </button>
    </>
  )
}
