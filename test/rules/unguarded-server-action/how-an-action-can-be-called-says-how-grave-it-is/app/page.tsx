import { Poll } from '@/components/poll'
import { archive, expireVotes, rename } from '@/lib/actions'

export default async function Home() {
  await expireVotes()
  return (
    <>
      <Poll archive={archive} />
      <form action={rename.bind(null, 'a')} />
    </>
  )
}
