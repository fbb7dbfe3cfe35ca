import { listProducts } from '@/data/products'

export default async function ShopPage() {
  const products = await listProducts()
  return (
    <ul>
      {products.map(product => (
        <li key={product.id}>{product.name}</li>
      ))}
    </ul>
  )
}
