// ok: guarded-by-layout-alone
export default function Default() {
  return null
}
