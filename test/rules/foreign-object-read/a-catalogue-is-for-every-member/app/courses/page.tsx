import { auth } from '@clerk/nextjs/server'
import { db } from '../../lib/db'

export default async function Courses({ searchParams }: { searchParams: { q?: string } }) {
  await auth.protect()
  // ok: foreign-object-read
  const courses = await db.course.findMany({ where: { isPublished: true, title: { contains: searchParams.q } } })
  return <ul>{courses.map(each => <li key={each.id}>{each.title}</li>)}</ul>
}
