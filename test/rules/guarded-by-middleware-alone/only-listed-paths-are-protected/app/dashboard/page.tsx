export default function DashboardPage() {
  return <p>Nothing private is read here.</p>
}
