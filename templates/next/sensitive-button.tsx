'use client'

import { useReverification } from '@clerk/nextjs'
import { isReverificationCancelledError } from '@clerk/nextjs/errors'
import { useState } from 'react'
import { closeAccount } from './sensitive-action'

/** Asks for the factor where the action says that it is too old, then calls the action again. */
export function CloseAccountButton() {
  const [message, setMessage] = useState('')
  const close = useReverification(closeAccount)

  async function onClick() {
    try {
      const answer = await close()
      setMessage(answer?.error ?? 'Your account is closed.')
    } catch (error) {
      if (!isReverificationCancelledError(error)) throw error
      setMessage('Nothing has changed.')
    }
  }

  return (
    <>
      <button type="button" onClick={onClick}>
        Close my account
      </button>
      <p role="status">{message}</p>
    </>
  )
}
