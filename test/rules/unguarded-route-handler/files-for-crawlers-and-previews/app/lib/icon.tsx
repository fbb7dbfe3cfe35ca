import { ImageResponse } from 'next/og'

// ok: unguarded-route-handler
export default function Icon() {
  return new ImageResponse(<div>A</div>)
}
