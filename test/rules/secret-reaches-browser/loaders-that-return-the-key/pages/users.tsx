import type { GetServerSideProps } from 'next'

export const getServerSideProps: GetServerSideProps = async () => {
  // ruleid: secret-reaches-browser
  const key = process.env.CLERK_SECRET_KEY
  const answer = await fetch('https://api.clerk.com/v1/users', { headers: { Authorization: `Bearer ${key}` } })
  // ok: secret-reaches-browser
  if (!key) return { props: { ready: Boolean(process.env.CLERK_SECRET_KEY) } }
  return {
    props: {
      users: await answer.json(),
      // ok: secret-reaches-browser
      token: key,
    },
  }
}

export default function Users({ users, token }: { users: unknown; token: string }) {
  return <pre data-token={token}>{JSON.stringify(users)}</pre>
}
