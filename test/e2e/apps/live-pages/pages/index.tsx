export default function Home() {
  return <h1>Notes of the pages</h1>
}
