// ok: matcher-is-the-only-gate
export default function AboutPage() {
  return <p>Nothing is read here.</p>
}
