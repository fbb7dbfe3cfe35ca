export default function OrdersPage() {
  return <main>Orders</main>
}
