export default function Welcome() {
  return <p>Welcome, stranger</p>
}
