export default function Settings() {
  return <h1>Settings of the account</h1>
}
