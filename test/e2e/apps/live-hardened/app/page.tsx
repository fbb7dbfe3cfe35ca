export default function Home() {
  return <h1>Archive of the parish</h1>
}
