'use client'

import { useActionState } from 'react'
import { updateName } from './actions'

export function NameForm() {
  const [state, action] = useActionState(updateName, {})
  return <form action={action}>{state.error}</form>
}
