export default function EventPage() {
  return <p>A concert</p>
}
