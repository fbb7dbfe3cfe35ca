import { useEffect, useState } from 'react'

export default function Status() {
  const [ok, setOk] = useState(false)
  useEffect(() => {
    // ruleid: server-module-in-client-bundle
    void fetch('https://api.clerk.com/v1/users', { headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` } })
      .then(answer => setOk(answer.ok))
  }, [])
  return <p>{String(ok)}</p>
}
