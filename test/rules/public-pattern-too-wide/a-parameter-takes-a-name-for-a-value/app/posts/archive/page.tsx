// ok: public-pattern-too-wide
export default function ArchivePage() {
  return <p>Old posts</p>
}
