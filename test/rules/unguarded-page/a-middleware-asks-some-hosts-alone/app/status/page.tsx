// ok: unguarded-page
export default function Status() {
  return <p>All is well.</p>
}
