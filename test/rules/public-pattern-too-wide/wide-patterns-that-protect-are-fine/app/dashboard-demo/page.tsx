export default function Demo() {
  return <p>Demo</p>
}
