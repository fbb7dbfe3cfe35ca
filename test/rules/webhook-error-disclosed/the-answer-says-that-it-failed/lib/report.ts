export function report(error: unknown): string {
  const reference = crypto.randomUUID()
  console.error(reference, error)
  return reference
}
