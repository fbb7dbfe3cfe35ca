export default function Home() {
  return <h1>Green grocer</h1>
}
