// ok: middleware-absent
export default function HelpPage() {
  return <p>Ask us</p>
}
