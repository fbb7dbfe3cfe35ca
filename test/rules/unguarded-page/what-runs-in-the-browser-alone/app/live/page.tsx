import * as React from 'react'

// ok: unguarded-page
export default function Page() {
  const ref = React.useRef(null)
  React.useLayoutEffect(() => {
    void fetch('/api/live', { method: 'DELETE' })
  })
  return <p ref={ref} />
}
