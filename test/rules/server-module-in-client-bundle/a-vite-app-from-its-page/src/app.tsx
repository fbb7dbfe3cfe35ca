import { users } from './users'

export function App() {
  return <button onClick={() => users().then(console.log)}>Load</button>
}
