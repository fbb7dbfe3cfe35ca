export default function WelcomePage() {
  return <p>Welcome</p>
}
