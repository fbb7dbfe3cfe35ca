import { Map } from '@/components/map'

export default function Page() {
  return <Map />
}
