import { Panel } from '@/components/panel'

export default function Desk() {
  return <Panel />
}
