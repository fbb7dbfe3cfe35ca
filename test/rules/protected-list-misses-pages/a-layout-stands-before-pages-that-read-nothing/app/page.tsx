// ok: protected-list-misses-pages
export default function HomePage() {
  return <p>Nothing is read here.</p>
}
