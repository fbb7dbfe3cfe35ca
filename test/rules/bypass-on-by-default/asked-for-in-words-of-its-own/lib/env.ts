/** Off unless somebody says so, whatever the spelling. */
// ok: bypass-on-by-default
export const mocked = process.env.MOCK_AUTH === '1'

// ok: bypass-on-by-default
export const region = process.env.AUTH_REGION !== 'eu' ? 'us' : 'eu'
