/** Next calls this once, before the server takes its first request: a wrong environment stops it here. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') await import('./env')
}
