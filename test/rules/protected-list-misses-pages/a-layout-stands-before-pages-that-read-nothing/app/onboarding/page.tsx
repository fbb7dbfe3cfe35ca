export default function OnboardingPage() {
  return <p>Nothing is read here.</p>
}
