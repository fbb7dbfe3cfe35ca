import { Forms } from './forms'

export default function Home() {
  return <Forms />
}
