import { useEffect, useState } from 'react'
import { mergeProps } from '@base-ui-components/react/merge-props'

// ok: unguarded-page
export default function Page() {
  const [count, setCount] = useState(0)
  useEffect(() => {
    fetch('/api/visits', { method: 'POST' })
      .then(answer => answer.json())
      .then(({ total }) => setCount(total))
  }, [])
  return <output {...mergeProps({ className: 'count' }, { id: 'visits' })}>{count}</output>
}
