// ok: guarded-by-layout-alone
export default function HelpPage() {
  return <p>Nothing is read.</p>
}
