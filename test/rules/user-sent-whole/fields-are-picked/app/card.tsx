import type { User } from '@clerk/nextjs/server'

export function Card({ user }: { user: User }) {
  return <p>{user.firstName}</p>
}
