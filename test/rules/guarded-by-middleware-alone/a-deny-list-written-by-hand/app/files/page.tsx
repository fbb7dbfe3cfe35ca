import { db } from '@/lib/db'

export default async function FilesPage() {
  const files = await db.file.findMany()
  return (
    <ul>
      {files.map(file => (
        <li key={file.id}>{file.name}</li>
      ))}
    </ul>
  )
}
