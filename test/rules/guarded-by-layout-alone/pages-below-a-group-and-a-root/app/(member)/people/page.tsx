import { listMembers } from '@/data/member'

export default async function PeoplePage() {
  const people = await listMembers()
  return <pre>{JSON.stringify(people)}</pre>
}
