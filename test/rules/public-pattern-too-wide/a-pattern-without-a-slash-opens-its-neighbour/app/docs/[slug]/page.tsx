export default function Doc() {
  return <h1>Doc</h1>
}
