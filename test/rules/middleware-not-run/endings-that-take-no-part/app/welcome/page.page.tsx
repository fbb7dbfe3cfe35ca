// ok: middleware-not-run
export default function WelcomePage() {
  return <p>Welcome</p>
}
