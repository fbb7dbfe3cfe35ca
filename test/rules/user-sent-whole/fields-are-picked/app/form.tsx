'use client'

export function Form({ user }: { user: { name: string | null } }) {
  return <input defaultValue={user.name ?? ''} />
}
