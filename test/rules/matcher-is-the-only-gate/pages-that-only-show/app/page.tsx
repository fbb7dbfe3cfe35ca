// ok: matcher-is-the-only-gate
export default function HomePage() {
  return <p>Nothing is read here.</p>
}
