import { db } from '../lib/db'

// Built into a page that everybody gets: a question, no alarm.
export async function getStaticProps() {
  return { props: { products: await db.product.findMany() }, revalidate: 60 }
}

// ok: unguarded-page
export default function Home({ products }: { products: { id: string; name: string }[] }) {
  return products.map(product => <p key={product.id}>{product.name}</p>)
}
