import { auth } from '@clerk/nextjs/server'
import { db } from '../../lib/db'

export default async function Teach() {
  const { userId } = await auth.protect()
  const courses = await db.course.findMany({ where: { userId } })
  return <ul>{courses.map(each => <li key={each.id}>{each.title}</li>)}</ul>
}
