export default function WelcomePage() {
  return <p>Nothing is read here.</p>
}
