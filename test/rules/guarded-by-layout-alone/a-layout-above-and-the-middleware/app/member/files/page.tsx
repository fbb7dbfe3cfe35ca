import { db } from '@/lib/db'

export default async function FilesPage() {
  return <pre>{JSON.stringify(await db.file.findMany())}</pre>
}
