// The scheduler sends the secret as a bearer token.
const SECRET = process.env.CRON_SECRET

export function isScheduler(request: Request) {
  // ruleid: secret-checked-only-if-set
  if (SECRET && request.headers.get('authorization') !== `Bearer ${SECRET}`) return false
  return true
}
