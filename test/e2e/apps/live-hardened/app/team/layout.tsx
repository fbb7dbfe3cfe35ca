export default async function TeamLayout({ children }: { children: React.ReactNode }) {
  return <section>{children}</section>
}
