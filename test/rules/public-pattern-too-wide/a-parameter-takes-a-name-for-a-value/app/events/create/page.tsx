import { auth } from '@clerk/nextjs/server'

export default async function CreateEventPage() {
  const { userId } = await auth()
  return <form data-organizer={userId} />
}
