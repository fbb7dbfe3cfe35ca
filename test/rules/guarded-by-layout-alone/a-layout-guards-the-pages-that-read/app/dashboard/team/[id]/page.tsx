import { getTeam } from '@/lib/teams'

export default async function TeamPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const team = await getTeam(id)
  return <h1>{team?.name}</h1>
}
