import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'
import { archive } from './archive'
import { Editor } from './editor'

export default async function ItemPage({ params }: { params: Promise<{ id: string }> }) {
  const { userId } = await auth.protect()
  const { id } = await params
  const item = await db.item.findUnique({ where: { id, ownerId: userId } })

  // What the page has checked went by when it was rendered; the closure is sent along, the check is not.
  // ruleid: unguarded-server-action
  const save = async (text: string) => {
    'use server'
    // ruleid: input-unchecked
    await db.item.update({ where: { id }, data: { text } })
  }

  // ok: unguarded-server-action
  const publish = async () => {
    'use server'
    const { userId: caller } = await auth()
    if (!caller || caller !== userId) throw new Error('Not yours')
    await db.item.update({ where: { id }, data: { published: true } })
  }

  return <Editor item={item} save={save} publish={publish} archive={archive.bind(null, id)} />
}
