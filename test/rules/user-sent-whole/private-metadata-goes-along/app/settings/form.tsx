'use client'

export function Form({ user }: { user: { firstName: string } }) {
  return <input defaultValue={user.firstName} />
}
