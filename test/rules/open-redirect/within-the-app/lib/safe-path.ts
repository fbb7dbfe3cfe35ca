export function safePath(next: string | undefined) {
  if (!next || !next.startsWith('/') || next.startsWith('//')) return '/dashboard'
  return next
}
