export async function getStaticProps() {
  return {
    // ruleid: secret-reaches-browser
    props: { settings: { ...process.env } },
  }
}

export default function About() {
  return <p>About</p>
}
