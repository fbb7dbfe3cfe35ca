import * as React from 'react'
import { mergeRefs } from 'acme-ui'

// ok: unguarded-page
export default function Page() {
  const ref = mergeRefs([React.useRef(null)])
  React.useLayoutEffect(() => {
    void fetch('/api/live', { method: 'DELETE' })
  })
  return <p ref={ref} />
}
