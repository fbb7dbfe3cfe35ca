import { allTeams, teamMates } from '@/data/people'

export default async function TeamPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const [teams, mates] = await Promise.all([allTeams(), teamMates(Number(id))])
  return (
    <main>
      <nav>{teams.map(team => team.name)}</nav>
      {mates.map(mate => mate.email)}
    </main>
  )
}
