export default function DashboardPage() {
  return <p>Nothing is read here.</p>
}
