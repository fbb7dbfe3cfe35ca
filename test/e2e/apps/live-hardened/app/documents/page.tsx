import { requireReader } from '@/lib/access'
import { entries } from '@/lib/store'

export default async function Documents() {
  await requireReader()
  const all = await entries()
  return (
    <ul>
      {all.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ul>
  )
}
