// ok: protected-list-misses-pages
export default function PricingPage() {
  return <p>Nothing is read here.</p>
}
