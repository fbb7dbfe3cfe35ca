export default function SettingsPage() {
  return <p>Nothing is read here.</p>
}
