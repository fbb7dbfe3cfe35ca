export default function Home() {
  return <h1>Procedures</h1>
}
