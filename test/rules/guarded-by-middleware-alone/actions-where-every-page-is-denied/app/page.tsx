import { save } from './actions'

export default function HomePage() {
  return <form action={save} />
}
