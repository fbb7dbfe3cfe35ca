import middleware from './app/middleware'

// ok: middleware-not-run
export default middleware

export const config = { matcher: ['/((?!_next).*)'] }
