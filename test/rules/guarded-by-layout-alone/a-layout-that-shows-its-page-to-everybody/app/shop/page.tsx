import { db } from '@/lib/db'

// ok: guarded-by-layout-alone
export default async function ShopPage() {
  const products = await db.product.findMany()
  return <pre>{JSON.stringify(products)}</pre>
}
