/** Steps that our own handlers run through, one after the other. */
// ok: middleware-not-run
export default function middleware<T>(steps: ((value: T) => T)[], value: T): T {
  return steps.reduce((all, step) => step(all), value)
}
