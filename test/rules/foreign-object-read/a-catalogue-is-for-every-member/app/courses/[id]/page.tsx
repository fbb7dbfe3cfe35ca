import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export default async function Course({ params }: { params: { id: string } }) {
  await auth.protect()
  // ok: foreign-object-read
  const course = await db.course.findUnique({ where: { id: params.id } })
  return <h1>{course?.title}</h1>
}
