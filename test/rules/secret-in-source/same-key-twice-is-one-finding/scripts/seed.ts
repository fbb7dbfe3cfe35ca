// ruleid: secret-in-source
const first = 'sk_test_…'
// ok: secret-in-source
const again = 'sk_test_…'
// ruleid: secret-in-source
const other = 'sk_test_…other'

export const keys = [first, again, other]
