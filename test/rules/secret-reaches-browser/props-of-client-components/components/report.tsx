import { load } from '@/lib/load'

export async function Report({ apiKey }: { apiKey: string }) {
  return <p>{await load(apiKey)}</p>
}
