// ruleid: secret-in-source
// ok: env-file-tracked
export const key = 'sk_test_…j'
