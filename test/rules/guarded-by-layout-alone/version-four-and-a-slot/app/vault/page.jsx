// ok: guarded-by-layout-alone
export default function VaultPage() {
  return <p>Vault</p>
}
