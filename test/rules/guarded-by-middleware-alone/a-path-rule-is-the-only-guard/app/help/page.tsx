export default function HelpPage() {
  return <p>Write to us.</p>
}
